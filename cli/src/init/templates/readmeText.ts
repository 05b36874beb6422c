import { unstatedBasis } from '@civicgraph/shared';
import { undescribed } from '../plan/describe';
import type { FieldPlan, Plan, TypePlan } from '../plan/Plan';
import { unknownOwner } from './typeDirectives';

/** `README.md`: what the subgraph shows, and what its author has to confirm. */
export function readmeText(plan: Plan): string {
  const { name, origin, types } = plan;
  const isCsv = origin.kind === 'CSV';
  return `# ${name}

${isCsv ? `The rows of \`${origin.fileName}\`, imported into a database of its own.` : "Reads the department's own database as it is: nothing in it is made or changed, and an account that may only read suffices."}

| type | key | table | who reads it |
| --- | --- | --- | --- |
${types.map(typeRow).join('\n')}

## Commands

\`\`\`
npm install             # once
${isCsv ? `npm run import          # fills the database from data/${origin.fileName}; or: npm run import -- FILE\n` : ''}npm test                # reads the data through the schema
npm start               # on the PORT of .env
hub subgraph check ${name} --schema schema.graphql
hub subgraph publish ${name} --schema schema.graphql --url http://127.0.0.1:4100/graphql
\`\`\`

\`.env\` has the settings, secrets among them; it stays on this machine.

## To confirm before publishing

${checklist(plan)
  .map((line) => `- [ ] ${line}`)
  .join('\n')}

## Left out

${plan.leftOut.length === 0 ? 'Nothing.' : plan.leftOut.map(({ place, reason }) => `- \`${inline(place)}\`: ${inline(reason)}.`).join('\n')}
`;
}

function typeRow(type: TypePlan): string {
  const key = type.key.map(({ field }) => `\`${field}\``).join(', ');
  return `| \`${type.name}\` | ${key} | \`${inline(type.label)}\` | ${readersOf(type)} |`;
}

function readersOf({ scope, isSubject }: TypePlan): string {
  const who = isSubject ? 'scope `person:ref` or a grant, ' : '';
  switch (scope.kind) {
    case 'AREA':
      return `${who}inside the viewer's regions and grids`;
    case 'PARENT':
      return `${who}where the row of \`${scope.type}\` is readable`;
    case 'NONE':
      return `${who}all rows: no column says where they belong`;
  }
}

function checklist(plan: Plan): string[] {
  const { types, owner, legalBasis, origin } = plan;
  const guesses = types.flatMap((type) => type.fields.flatMap((field) => guessLine(type, field)));
  const open = types.filter(({ scope, isSubject }) => scope.kind === 'NONE' && !isSubject);
  const isToldLater = types.some(
    ({ description, fields }) =>
      description.includes(undescribed) ||
      fields.some((field) => field.description.includes(undescribed)),
  );
  const texts = types.flatMap((type) => type.fields.flatMap((field) => freeText(type, field)));
  return [
    ...(owner === null
      ? [`Owner: put the code of the department for \`${unknownOwner}\` in \`schema.graphql\`.`]
      : []),
    ...(legalBasis === null
      ? [`Legal basis: put it for "${unstatedBasis}" in \`schema.graphql\`.`]
      : []),
    'Entries of the data-resource directory: put the codes by which it lists them, and confirm how the data is shared, how often it changes and its level.',
    ...(isToldLater
      ? [`Descriptions: write those that end with "${undescribed}" in \`schema.graphql\`.`]
      : []),
    ...guesses,
    'Every other field was taken for INTERNAL: any signed-in viewer reads it, of the rows in scope.',
    ...texts,
    ...open.map(
      ({ name, label }) =>
        `\`${name}\`: no column of \`${inline(label)}\` says where a row belongs, so every signed-in viewer reads all of them.`,
    ),
    ...(origin.kind === 'MYSQL'
      ? [
          `Times without a zone were taken for those of the server's clock, UTC${origin.offset}: see \`src/databaseOffset.ts\` where there is one.`,
          'Rights: let the account in `.env` read these tables and nothing else.',
        ]
      : []),
  ];
}

/** What was guessed of a field, and why; empty where nothing was. */
export function guessLine(type: TypePlan, field: FieldPlan): string[] {
  if (field.kind !== 'COLUMN' || !field.personal) return [];
  const { level, what, reason } = field.personal;
  return [`\`${type.name}.${field.name}\` is ${level}: ${what}, ${inline(reason)}.`];
}

function freeText(type: TypePlan, field: FieldPlan): string[] {
  if (field.kind !== 'COLUMN' || field.isKey || field.personal) return [];
  const { type: columnType } = field.column;
  const isFree = columnType.kind === 'TEXT' && (columnType.length ?? 1000) >= 500;
  return isFree ? [`\`${type.name}.${field.name}\` is free text, which may tell of persons.`] : [];
}

function inline(text: string): string {
  return text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('`', "'");
}
