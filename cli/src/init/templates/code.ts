/** A text as TypeScript writes it. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

/** `row.name`, or `row["the name"]` where the name is none of TypeScript. */
export function member(of: string, name: string): string {
  return isIdentifier(name) ? `${of}.${name}` : `${of}[${literal(name)}]`;
}

/** `name`, or `"the name"`: a property of an object or an interface. */
export function property(name: string): string {
  return isIdentifier(name) ? name : literal(name);
}

/** Text for a comment: nothing in it ends the comment. */
export function commentText(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').replaceAll('*/', '* /');
}

/** What a file imports: names by module, `type B` for a type. */
export type Imports = Readonly<Record<string, readonly string[]>>;

/** The import statements of a file in the order that the linter asks for. */
export function importsText(imports: Imports): string {
  return Object.entries(imports)
    .filter(([, names]) => names.length > 0)
    .sort(([left], [right]) => distance(left) - distance(right) || compare(left, right))
    .map(([module, names]) => importText(module, names))
    .join('');
}

function importText(module: string, names: readonly string[]): string {
  const sorted = [...new Set(names)].sort((left, right) => compare(bare(left), bare(right)));
  const isAllTypes = sorted.every((name) => name.startsWith('type '));
  const listed = isAllTypes ? sorted.map(bare) : sorted;
  const [first = ''] = listed;
  if (first.startsWith('default ')) {
    return `import ${isAllTypes ? 'type ' : ''}${first.slice('default '.length)} from '${module}';\n`;
  }
  return `import ${isAllTypes ? 'type ' : ''}{ ${listed.join(', ')} } from '${module}';\n`;
}

/** Of a module: those of Node first, then packages, then files, the farther before the nearer. */
function distance(module: string): number {
  if (module.startsWith('node:')) return 0;
  if (module.startsWith('../')) return 2;
  return module.startsWith('.') ? 3 : 1;
}

function bare(name: string): string {
  return name.replace(/^type /, '');
}

/**
 * As the linter sorts: letter by letter, a capital before the small letter of its own and behind all others, numbers by
 * what they count.
 */
function compare(left: string, right: string): number {
  const [lefts, rights] = [partsOf(left), partsOf(right)];
  for (const [index, part] of lefts.entries()) {
    const other = rights[index];
    if (other === undefined) return 1;
    const order = comparePart(part, other);
    if (order !== 0) return order;
  }
  return lefts.length - rights.length;
}

function partsOf(text: string): string[] {
  return text.match(/\d+|\D/g) ?? [];
}

function comparePart(left: string, right: string): number {
  if (/\d/.test(left) && /\d/.test(right)) return Number(left) - Number(right);
  const [small, otherSmall] = [left.toLowerCase(), right.toLowerCase()];
  if (small !== otherSmall) return small < otherSmall ? -1 : 1;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}
