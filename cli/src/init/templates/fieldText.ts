import { oneLine } from '../plan/describe';
import type { FieldPlan, PersonalGuess } from '../plan/Plan';
import { purposesFor } from '../plan/purposesFor';
import { graphqlType } from './graphqlType';

/** The definition of a field, with what it asks of its readers. */
export function fieldText(field: FieldPlan): string {
  const description = JSON.stringify(field.description);
  switch (field.kind) {
    case 'COLUMN': {
      const definition = `  ${description}\n  ${field.name}: ${graphqlType(field)}`;
      if (!field.personal) return definition;
      return `${guessComment(field.personal)}\n${definition} ${personalDirectives(field.personal)}`;
    }
    case 'AREA':
      return `  ${description}\n  ${field.name}: ${field.area}`;
    case 'PARENT':
      return `  ${description}\n  ${field.name}: ${field.type}`;
    case 'CHILDREN':
      return `  ${description}\n  ${field.name}(first: Int = 50, after: String): ${field.type}Connection!`;
  }
}

function guessComment({ level, what, reason }: PersonalGuess): string {
  return `  # Guessed to be ${level} (${what}): ${oneLine(reason)}. To be confirmed.`;
}

function personalDirectives({ level, scope }: PersonalGuess): string {
  const scopes = scope === null ? '["grant:person"]' : `["${scope}"], ["grant:person"]`;
  return `@requiresScopes(scopes: [${scopes}]) @sensitivity(level: "${level}") ${purposeDirective(scope)}`;
}

/** `@purpose` with what the holders of a scope, or of a grant, are there for. */
export function purposeDirective(scope: PersonalGuess['scope']): string {
  const purposes = new Set([...purposesFor(scope), ...purposesFor(null)]);
  return `@purpose(anyOf: [${[...purposes].map((purpose) => `"${purpose}"`).join(', ')}])`;
}
