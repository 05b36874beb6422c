import type { FieldPlan, Plan, TypePlan } from '../plan/Plan';
import { areaTypes, pageInfoType, scalarTypes } from './commonTypes';
import { fieldText } from './fieldText';
import { typeDirectives } from './typeDirectives';

/** `schema.graphql`, before it is formatted. */
export function schemaText(plan: Plan): string {
  const body = [
    ...scalarTypes(plan),
    ...plan.types.flatMap((type) => type.fields.flatMap(enumText)),
    ...plan.types.flatMap((type, index) => entityTexts(type, plan, index)),
    ...areaTypes(plan),
    ...(plan.types.some(isListed) ? [pageInfoType] : []),
    queryText(plan),
  ].join('\n\n');
  return `${linkText(body)}\n\n${body}\n`;
}

/** Whether there are pages of a type: persons are reached one by one. */
export function isListed({ isSubject }: TypePlan): boolean {
  return !isSubject;
}

function linkText(body: string): string {
  const used = (names: readonly string[]) =>
    names.filter((name) => new RegExp(`@${name}\\b`).test(body)).map((name) => `"@${name}"`);
  const federation = used(['key', 'shareable', 'authenticated', 'requiresScopes']);
  const policy = used(['subject', 'sensitivity', 'purpose', 'resource']);
  return `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${federation.join(', ')}])
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: [${policy.join(', ')}])`;
}

function enumText(field: FieldPlan): string[] {
  if (field.kind !== 'COLUMN' || field.enumName === null) return [];
  const { type } = field.column;
  if (type.kind !== 'ENUM') return [];
  return [
    `${JSON.stringify(field.description)}\nenum ${field.enumName} {\n  ${type.values.join('\n  ')}\n}`,
  ];
}

function entityTexts(type: TypePlan, plan: Plan, index: number): string[] {
  const fields = type.fields.map((field) => fieldText(field)).join('\n');
  const entity = `${JSON.stringify(type.description)}\ntype ${type.name} ${typeDirectives(type, plan, index)} {\n${fields}\n}`;
  return isListed(type) ? [entity, ...connectionTexts(type)] : [entity];
}

function connectionTexts({ name, label }: TypePlan): string[] {
  const directives = '@authenticated @sensitivity(level: "INTERNAL")';
  const of = JSON.stringify(`A page of the rows of "${label}", in the order of their keys.`);
  const edge = JSON.stringify(`A row of "${label}" and its place in the list.`);
  return [
    `${of}
type ${name}Connection ${directives} {
  "The rows with their places."
  edges: [${name}Edge!]!
  "The rows alone."
  nodes: [${name}!]!
  "Where the page lies in its list. 分页信息"
  pageInfo: PageInfo!
}`,
    `${edge}
type ${name}Edge ${directives} {
  "What stands for the place. 游标"
  cursor: String!
  "The row itself."
  node: ${name}!
}`,
  ];
}

function queryText({ types }: Plan): string {
  const fields = types.flatMap((type) => {
    const keys = type.key.map(({ field }) => `${field}: ID!`).join(', ');
    const one = `  ${JSON.stringify(`One row of "${type.label}" by its key; null when there is none in the viewer's scope.`)}
  ${type.field}(${keys}): ${type.name} @authenticated`;
    if (!isListed(type)) return [one];
    const list = `  ${JSON.stringify(`The rows of "${type.label}" in the viewer's scope, at most 100 a page.`)}
  ${type.list}(first: Int = 50, after: String): ${type.name}Connection! @authenticated`;
    return [one, list];
  });
  return `type Query {\n${fields.join('\n')}\n}`;
}
