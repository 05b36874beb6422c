import { GraphQLScalarType, Kind } from 'graphql';
import { HubError, quote } from '../errors';
import { parseDate } from '../period';

/** `scalar Date`: a local calendar date, `YYYY-MM-DD` (ISO 8601-1, 5.2.2.1). */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A local calendar date, YYYY-MM-DD.',
  serialize: (value) => String(value).slice(0, 10),
  parseValue: (value) => parseDate(String(value)),
  parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : node.kind),
});

/** `scalar DateTime`: an instant in UTC, `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339). */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant in UTC, YYYY-MM-DDTHH:MM:SSZ.',
  serialize: (value) => `${String(value).slice(0, 19).replace(' ', 'T')}Z`,
  parseValue: (value) => {
    const time = Date.parse(String(value));
    if (Number.isNaN(time)) {
      throw new HubError(
        'DATE_MALFORMED',
        `Unknown instant ${quote(value)}. Expected RFC 3339, for example "2026-10-31T08:00:00Z".`,
      );
    }
    return new Date(time).toISOString();
  },
});
