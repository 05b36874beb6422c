import { join, relative } from 'node:path';
import type { InitResult } from './initSubgraph';
import { guessLine } from './templates/readmeText';

/** What `hub subgraph init` prints: what was made, left out and guessed, and what to do next. */
export function reportText({ folder, plan, hasSettings }: InitResult): string {
  const { name, types, leftOut, origin } = plan;
  const place = relative(process.cwd(), folder) || '.';
  const guesses = types.flatMap((type) => type.fields.flatMap((field) => guessLine(type, field)));
  const sections = [
    `Made the subgraph "${name}" in ${place}: ${types.map((type) => type.name).join(', ')}.`,
    listOf('Guessed, for you to confirm in schema.graphql (everything else is INTERNAL):', guesses),
    listOf(
      'Left out:',
      leftOut.map(({ place: what, reason }) => `${what}: ${reason}.`),
    ),
    hasSettings
      ? ''
      : `The keys of the hub are missing in .env. With HUB_URL and HUB_TOKEN set, this adds them:
  hub subgraph settings ${name} >> ${join(place, '.env')}`,
    `Next:
  cd ${place}
  npm install${origin.kind === 'CSV' ? '\n  npm run import' : ''}
  npm test
  npm start
README.md lists what to confirm before "hub subgraph publish".`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** The same for programs. */
export function reportJson({ folder, plan, hasSettings }: InitResult): string {
  const { name, types, leftOut } = plan;
  const guesses = types.flatMap((type) =>
    type.fields.flatMap((field) =>
      field.kind === 'COLUMN' && field.personal
        ? [
            {
              coordinate: `${type.name}.${field.name}`,
              sensitivity: field.personal.level,
              reason: field.personal.reason,
            },
          ]
        : [],
    ),
  );
  const made = { name, folder, hasSettings, types: types.map((type) => type.name) };
  return `${JSON.stringify({ ...made, guesses, leftOut }, null, 2)}\n`;
}

function listOf(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return [title, ...lines.map((line) => `  ${line.replaceAll('`', '')}`)].join('\n');
}
