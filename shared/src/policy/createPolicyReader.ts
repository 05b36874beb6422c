import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { HubError } from '../errors';
import { purposes } from '../viewer';
import {
  type Application,
  alternativesArgument,
  choiceArgument,
  choicesArgument,
  optionalAlternatives,
  textArgument,
} from './argumentValues';
import { directiveNames, type PolicyDirective } from './directiveNames';
import type { ElementPolicy } from './ElementPolicy';
import { masks, type Sensitivity, sensitivities } from './Mask';
import { type Resource, readResource } from './Resource';

/** A type or a field as `parse` makes it. */
export interface PolicyNode {
  readonly name: { readonly value: string };
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

export interface PolicyReader {
  /**
   * What the directives on a type or a field say, each application checked.
   * @param place what errors call it, such as `Person.name`; its name when it is not told
   * @throws HubError COMPOSITION_FAILED
   */
  read(node: PolicyNode, place?: string): ElementPolicy;
  /**
   * The entries of the data-resource directory that a type is.
   * @throws HubError COMPOSITION_FAILED
   */
  readResources(node: PolicyNode): readonly Resource[];
}

/**
 * Reads the directives of policy off a schema, of a subgraph or composed, whatever names it links them
 * under: those of the hub's own spec, and `@authenticated`, `@requiresScopes` and `@policy`.
 * @throws HubError COMPOSITION_FAILED when the document links a version of the spec that is not known
 */
export function createPolicyReader(document: DocumentNode): PolicyReader {
  const names = directiveNames(document);
  const applicationsOf = ({ name, directives = [] }: PolicyNode, place: string = name.value) => {
    const found = new Map<PolicyDirective, Application[]>();
    for (const directive of directives) {
      const stands = names.get(directive.name.value);
      if (!stands) continue;
      const known = found.get(stands) ?? [];
      found.set(stands, [...known, { place, directive }]);
    }
    return (directive: PolicyDirective): readonly Application[] => found.get(directive) ?? [];
  };
  return {
    read: (node, place) => readElement(applicationsOf(node, place)),
    readResources: (node) => applicationsOf(node)('resource').map(readResource),
  };
}

function readElement(
  applicationsOf: (directive: PolicyDirective) => readonly Application[],
): ElementPolicy {
  const subjects = applicationsOf('subject');
  return {
    isAuthenticated: applicationsOf('authenticated').length > 0,
    scopes: applicationsOf('requiresScopes').map((one) => alternativesArgument(one, 'scopes')),
    policies: applicationsOf('policy').map((one) => alternativesArgument(one, 'policies')),
    purposes: applicationsOf('purpose').map((one) => choicesArgument(one, 'anyOf', purposes)),
    sensitivity: strictest(
      applicationsOf('sensitivity').map((one) => choiceArgument(one, 'level', sensitivities)),
    ),
    masks: applicationsOf('mask').map((one) => ({
      as: choiceArgument(one, 'as', masks),
      unless: optionalAlternatives(one, 'unless'),
    })),
    isSubject: subjects.length > 0,
    subjectPerson: personOf(subjects),
  };
}

/** The strictest of some levels; null of none. */
export function strictest(levels: readonly (Sensitivity | null)[]): Sensitivity | null {
  return sensitivities.findLast((level) => levels.includes(level)) ?? null;
}

function personOf(subjects: readonly Application[]): string | null {
  const persons = new Set(subjects.map((one) => textArgument(one, 'person', '') || null));
  const [first = null, ...others] = persons;
  if (others.length === 0) return first;
  const told = [...persons].map((person) => (person === null ? 'nothing' : `"${person}"`));
  throw new HubError(
    'COMPOSITION_FAILED',
    `"@subject" on "${subjects[0]?.place}" has ${told.join(' and ')} as its "person". Expected the same in every subgraph.`,
    { place: subjects[0]?.place },
  );
}
