import * as fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  parse,
  validate,
} from 'graphql';

export interface GeneratedOperation {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Selection {
  /** What stands before the selections: a field with alias and arguments, or a fragment. */
  readonly head: string;
  readonly condition: string;
  /** A fragment with a name, on this type. */
  readonly spreadOn: string | undefined;
  readonly selections: readonly Selection[] | undefined;
}

const maxDepth = 5;

/** The variables every generated operation has; those of conditions come true or not. */
const variables = {
  yes: { type: 'Boolean', fallback: 'true', value: undefined },
  no: { type: 'Boolean!', fallback: 'false', value: undefined },
  given: { type: 'Boolean!', fallback: undefined, value: true },
  count: { type: 'Int', fallback: '1', value: undefined },
  text: { type: 'String', fallback: undefined, value: 'v1' },
  nothing: { type: 'String', fallback: undefined, value: null },
  absent: { type: 'String', fallback: undefined, value: undefined },
} as const;

/** Valid operations over any schema; `kind` is the root they start from. */
export function operationArbitrary(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation' = 'query',
): fc.Arbitrary<GeneratedOperation> {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new Error(`The schema has no ${kind}.`);
  const known = new Map<string, fc.Arbitrary<readonly Selection[]>>();

  const selections = (
    type: GraphQLCompositeType,
    depth: number,
  ): fc.Arbitrary<readonly Selection[]> => {
    const key = `${type.name} ${depth}`;
    const arbitrary =
      known.get(key) ?? fc.array(selection(type, depth), { minLength: 1, maxLength: 4 });
    known.set(key, arbitrary);
    return arbitrary;
  };

  const selection = (type: GraphQLCompositeType, depth: number): fc.Arbitrary<Selection> => {
    const fields = isUnionType(type)
      ? []
      : Object.values(type.getFields()).filter(
          (field) => depth > 1 || !isCompositeType(getNamedType(field.type)),
        );
    const typename = fc.constant<Selection>(leaf('__typename'));
    const field = fields.map(({ name, args, type: returned }) => {
      const named = getNamedType(returned);
      return fc
        .record({
          alias: fc.option(fc.constantFrom('a', 'b', 'id', 'name', 'constructor'), { freq: 6 }),
          given: argumentsArbitrary(args),
          condition: conditionArbitrary,
          nested: isCompositeType(named) ? selections(named, depth - 1) : fc.constant(undefined),
        })
        .map(({ alias, given, condition, nested }): Selection => {
          // A field with other arguments needs another key.
          const key = alias ?? (given === '' ? undefined : `${name}_${hash(given)}`);
          const head = `${key === undefined ? '' : `${key}: `}${name}${given}`;
          return { head, condition, spreadOn: undefined, selections: nested };
        });
    });
    const fragments = depth > 1 ? [fragment(type, depth)] : [];
    return fc.oneof(
      ...field.map((arbitrary) => ({ arbitrary, weight: 4 })),
      ...fragments.map((arbitrary) => ({ arbitrary, weight: 4 })),
      { arbitrary: typename, weight: 1 },
    );
  };

  const fragment = (type: GraphQLCompositeType, depth: number): fc.Arbitrary<Selection> => {
    const conditions: GraphQLCompositeType[] = isAbstractType(type)
      ? [type, ...schema.getPossibleTypes(type)]
      : [type, ...(isObjectType(type) ? type.getInterfaces() : [])];
    return fc.oneof(
      ...conditions.map((on) =>
        fc
          .record({
            form: fc.constantFrom('inline', 'bare', 'named'),
            condition: conditionArbitrary,
            nested: selections(on, depth - 1),
          })
          .map(({ form, condition, nested }): Selection => {
            const head = form === 'bare' && on === type ? '...' : `... on ${on.name}`;
            const spreadOn = form === 'named' ? on.name : undefined;
            return { head, condition, spreadOn, selections: nested };
          }),
      ),
    );
  };

  return selections(root, maxDepth)
    .chain((chosen) => fc.record({ chosen: fc.constant(chosen), isOneOfTwo: fc.boolean() }))
    .map(({ chosen, isOneOfTwo }) => write(kind, chosen, isOneOfTwo))
    .filter(({ query }) => validate(schema, parse(query)).length === 0);
}

const conditionArbitrary = fc.oneof(
  { arbitrary: fc.constant(''), weight: 8 },
  {
    arbitrary: fc
      .tuple(
        fc.constantFrom('skip', 'include'),
        fc.constantFrom('$yes', '$no', '$given', 'true', 'false'),
      )
      .map(([name, value]) => ` @${name}(if: ${value})`),
    weight: 1,
  },
);

function leaf(head: string): Selection {
  return { head, condition: '', spreadOn: undefined, selections: undefined };
}

function argumentsArbitrary(args: readonly GraphQLArgument[]): fc.Arbitrary<string> {
  const each = args.map((argument) => {
    const value = valueArbitrary(argument.type, true).map((text) => `${argument.name}: ${text}`);
    return isRequiredArgument(argument) ? value : fc.option(value, { nil: '' });
  });
  return fc.tuple(...each).map((texts) => {
    const given = texts.filter((text) => text !== '');
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  });
}

/** A literal, or a variable where one of the type is at hand. */
function valueArbitrary(type: GraphQLInputType, mayBeVariable: boolean): fc.Arbitrary<string> {
  if (isNonNullType(type)) return literalArbitrary(type.ofType, mayBeVariable);
  const literal = literalArbitrary(type, mayBeVariable);
  const choices = [
    { arbitrary: literal, weight: 6 },
    { arbitrary: fc.constant('null'), weight: 1 },
  ];
  const names = mayBeVariable
    ? Object.entries(variables).filter(
        ([, { type: named }]) => named.replace('!', '') === String(type),
      )
    : [];
  return fc.oneof(
    ...choices,
    ...names.map(([name]) => ({ arbitrary: fc.constant(`$${name}`), weight: 2 })),
  );
}

function literalArbitrary(type: GraphQLInputType, mayBeVariable: boolean): fc.Arbitrary<string> {
  if (isNonNullType(type)) return literalArbitrary(type.ofType, mayBeVariable);
  if (isListType(type)) {
    return fc
      .array(valueArbitrary(type.ofType, mayBeVariable), { maxLength: 2 })
      .map((items) => `[${items.join(', ')}]`);
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => {
      const value = valueArbitrary(field.type, mayBeVariable).map(
        (text) => `${field.name}: ${text}`,
      );
      return isRequiredInputField(field) ? value : fc.option(value, { nil: '' });
    });
    return fc.tuple(...fields).map((texts) => `{${texts.filter(Boolean).join(', ')}}`);
  }
  switch (type.name) {
    case 'Int':
      return fc.constantFrom('0', '1', '2');
    case 'Float':
      return fc.constantFrom('0.5', '2', '-1e3');
    case 'Boolean':
      return fc.constantFrom('true', 'false');
    case 'ID':
      return fc.constantFrom('"id-1"', '"code-2"', '7');
    default:
      return fc.constantFrom('"v1"', '"安"', '"quote \\" \\\\"');
  }
}

function write(
  kind: 'query' | 'mutation',
  chosen: readonly Selection[],
  isOneOfTwo: boolean,
): GeneratedOperation {
  const fragments: string[] = [];
  const writeAll = (list: readonly Selection[]): string => `{ ${list.map(writeOne).join(' ')} }`;
  const writeOne = ({ head, condition, spreadOn, selections }: Selection): string => {
    if (!selections) return `${head}${condition}`;
    const body = writeAll(selections);
    if (spreadOn === undefined) return `${head}${condition} ${body}`;
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${spreadOn} ${body}`);
    return `...${name}${condition}`;
  };
  const body = writeAll(chosen);
  const used = Object.entries(variables).filter(([name]) =>
    new RegExp(`\\$${name}\\b`).test([body, ...fragments].join(' ')),
  );
  const declared = used.map(
    ([name, { type, fallback }]) =>
      `$${name}: ${type}${fallback === undefined ? '' : ` = ${fallback}`}`,
  );
  const operation = `${kind} Asked${declared.length > 0 ? `(${declared.join(', ')})` : ''} ${body}`;
  const other = isOneOfTwo ? ['query Other { __typename }'] : [];
  const given = used.filter(([, { value }]) => value !== undefined);
  return {
    query: [...other, operation, ...fragments].join('\n'),
    operationName: isOneOfTwo ? 'Asked' : undefined,
    variables: Object.fromEntries(given.map(([name, { value }]) => [name, value])),
  };
}

function hash(text: string): string {
  let sum = 7;
  for (let index = 0; index < text.length; index++) sum = (sum * 31 + text.charCodeAt(index)) >>> 0;
  return sum.toString(36);
}
