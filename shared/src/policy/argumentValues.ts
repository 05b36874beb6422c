import { type ConstDirectiveNode, type ConstValueNode, Kind, print } from 'graphql';
import { HubError, quote } from '../errors';
import { argumentOf } from './argumentOf';

/** An application of a directive, and where it is. */
export interface Application {
  /** `Person.name`. */
  readonly place: string;
  readonly directive: ConstDirectiveNode;
}

/** @throws HubError COMPOSITION_FAILED when it is given and no text, or missing and no default is there */
export function textArgument(application: Application, name: string, whenMissing?: string): string {
  const value = argumentOf(application.directive, name);
  if (value === undefined && whenMissing !== undefined) return whenMissing;
  if (value?.kind !== Kind.STRING || value.value === '') {
    throw misread(application, name, value, 'a text');
  }
  return value.value;
}

/** @throws HubError COMPOSITION_FAILED when it is none of the values that there are */
export function choiceArgument<T extends string>(
  application: Application,
  name: string,
  choices: readonly T[],
): T {
  return choiceIn(application, name, argumentOf(application.directive, name), choices);
}

/** @throws HubError COMPOSITION_FAILED when it is no list of values that there are, or empty */
export function choicesArgument<T extends string>(
  application: Application,
  name: string,
  choices: readonly T[],
): readonly T[] {
  const value = argumentOf(application.directive, name);
  if (value?.kind !== Kind.LIST || value.values.length === 0) {
    throw misread(application, name, value, `a list of ${choices.join(', ')}`);
  }
  return value.values.map((one) => choiceIn(application, name, one, choices));
}

/** Outer: one of them, inner: all of it. */
type Alternatives = ReadonlyArray<readonly string[]>;

const alternativesShape = 'alternatives, each a list of names, such as [["a", "b"], ["c"]]';

/**
 * A list of lists of names. An empty list in it is refused: it would be met by everybody. So is one that is
 * empty itself, since composition drops alternatives that nobody can meet, and what is closed in one subgraph
 * would be open in the whole.
 * @throws HubError COMPOSITION_FAILED
 */
export function alternativesArgument(application: Application, name: string): Alternatives {
  const alternatives = optionalAlternatives(application, name);
  if (alternatives.length > 0) return alternatives;
  throw misread(application, name, argumentOf(application.directive, name), alternativesShape);
}

/** The same where it may be missing or empty. */
export function optionalAlternatives(application: Application, name: string): Alternatives {
  const value = argumentOf(application.directive, name);
  if (value === undefined) return [];
  const refuse = () => misread(application, name, value, alternativesShape);
  if (value.kind !== Kind.LIST) throw refuse();
  return value.values.map((all) => {
    if (all.kind !== Kind.LIST || all.values.length === 0) throw refuse();
    return all.values.map((one) => {
      if (one.kind !== Kind.STRING || one.value === '') throw refuse();
      return one.value;
    });
  });
}

function choiceIn<T extends string>(
  application: Application,
  name: string,
  value: ConstValueNode | undefined,
  choices: readonly T[],
): T {
  const choice = value?.kind === Kind.STRING && choices.find((one) => one === value.value);
  if (!choice) throw misread(application, name, value, `one of ${choices.join(', ')}`);
  return choice;
}

function misread(
  { place, directive }: Application,
  name: string,
  value: ConstValueNode | undefined,
  expected: string,
): HubError {
  const given = value ? quote(value.kind === Kind.STRING ? value.value : print(value)) : 'nothing';
  return new HubError(
    'COMPOSITION_FAILED',
    `"@${directive.name.value}" on "${place}" has ${given} as its "${name}". Expected ${expected}.`,
    { place, directive: directive.name.value, argument: name },
  );
}
