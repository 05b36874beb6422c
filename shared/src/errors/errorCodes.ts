/**
 * Every code that an answer, a log line or a command of the hub may carry, with what it means.
 * A code once released keeps its meaning and is never reused. `docs/errors.md` lists the same
 * table; a test compares the two.
 */
export const errorCodes = {
  UNAUTHENTICATED: 'The request carries no bearer token.',
  TOKEN_MALFORMED: 'The bearer token is not a signed JWT that the hub can read.',
  TOKEN_EXPIRED: 'The bearer token has expired.',
  TOKEN_NOT_ACCEPTED: 'The token has a wrong signature, key, algorithm, issuer or audience.',
  ROLE_UNKNOWN: 'The token names a role that the hub does not have.',
  CLAIM_INVALID: 'A claim of the token (region, grid, department, case, subject) is malformed.',
  IDENTITY_REQUIRED: 'A subgraph was called without the signed identity that the gateway adds.',
  IDENTITY_NOT_ACCEPTED: 'The signed identity is forged, expired or meant for someone else.',
  FORBIDDEN: 'The viewer may not read this field.',
  SCOPE_MISSING: 'The viewer does not hold the scopes that the field asks for.',
  PURPOSE_REQUIRED:
    'The field is readable only in a request that declares one of certain purposes.',
  PURPOSE_UNKNOWN: 'The declared purpose is not one that the hub knows.',
  PURPOSE_NOT_ALLOWED: 'The role of the viewer may not declare this purpose.',
  CASE_MALFORMED: 'The case reference of the request is not one.',
  GRANT_NOT_ACCEPTED: 'The case is not the own one, and no grant for it is in force.',
  SUBJECT_TOKEN_NOT_ACCEPTED:
    'The reference to a person was not made for this viewer, purpose and quarter.',
  LEDGER_UNAVAILABLE:
    'The ledger cannot be written, and without a record no personal data are served.',
  LEDGER_BROKEN: 'A record of the ledger, or a grant, was changed, moved or removed.',
  GRANT_NOT_FOUND: 'There is no such grant among those that the viewer may deal with.',
  GRANT_STATE_INVALID: 'The grant is not in the state that the step needs.',
  APPROVER_NOT_ACCEPTED: 'The asker of a grant cannot approve it, nor can anybody twice.',
  BREAK_GLASS_LOCKED: 'An earlier access by break-glass was not reviewed in time.',
  REGION_CODE_MALFORMED: 'A region code is not 12 digits of GB/T 2260 and GB/T 10114 shape.',
  REGION_NOT_FOUND: 'No such region exists within the scope of the viewer.',
  GRID_CODE_MALFORMED: 'A grid code is not a 12-digit village code and a 3-digit serial.',
  GRID_NOT_FOUND: 'No such grid exists within the scope of the viewer.',
  DEPARTMENT_CODE_MALFORMED: 'A department code is not a valid unified social credit code.',
  PERIOD_MALFORMED: 'A period is not a year, a quarter or a month.',
  PERIOD_NOT_FOUND: 'The period lies outside the history that the subgraph holds.',
  DATE_MALFORMED: 'A date is not a calendar date written YYYY-MM-DD.',
  LEVEL_TOO_FINE: 'The statistic is not published for regions this small.',
  PAGE_SIZE_INVALID: 'The page size "first" is outside 1 to 100.',
  CURSOR_MALFORMED: 'The cursor was not made by this list.',
  ARGUMENT_INVALID: 'An argument has the right type but not a usable value.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The operation does not fit the schema.',
  BAD_USER_INPUT: 'A variable has a wrong type.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request.',
  OPERATION_RESOLUTION_FAILURE: 'The document does not say which operation to run.',
  QUERY_TOO_DEEP: 'The operation nests deeper than the limit.',
  QUERY_TOO_WIDE: 'The operation selects more fields or gives more aliases than the limit.',
  QUERY_TOO_LONG: 'The document has more tokens than the limit.',
  QUERY_TOO_COSTLY: 'The answer may hold more objects than the limit, its lists at full length.',
  BODY_TOO_LARGE: 'The HTTP body is larger than the limit.',
  CSRF_PREVENTED: 'The request could have come from a foreign web page.',
  INTROSPECTION_DISABLED: 'The hub is set up not to describe its schema.',
  SUBGRAPH_UNAVAILABLE: 'A subgraph did not answer; the rest of the answer is whole.',
  SUBGRAPH_ANSWER_INVALID: 'A subgraph answered with something that is not a GraphQL response.',
  DEADLINE_EXCEEDED: 'The time for the answer was over; what had come by then is in it.',
  PLANNING_FAILED: 'No plan was found that brings what the operation asks for from the subgraphs.',
  PLANNING_ABORTED:
    'Planning the operation was given up: it took too long, or too many others waited.',
  COMPOSITION_FAILED: 'The schemas of the subgraphs do not compose.',
  REGISTRY_UNAVAILABLE:
    'The registry does not answer; gateways go on with the supergraph they have.',
  REGISTRY_BUSY: 'Others published meanwhile, again and again; nothing was changed.',
  REGISTRY_TOKEN_NOT_ACCEPTED:
    'The request to the registry carries no token that it knows, or a revoked one.',
  REGISTRY_TOKEN_EXPIRED: 'The token of the registry has expired.',
  REGISTRY_TOKEN_BUSY: 'The token has more requests under way than the registry takes of one.',
  REGISTRY_FORBIDDEN: 'The token of the registry is for another subgraph, or for other tasks.',
  REGISTRY_TOKEN_NOT_FOUND: 'The registry has no token with this id.',
  SUBGRAPH_NAME_INVALID: 'The name of a subgraph is not lower-case letters, digits and hyphens.',
  SUBGRAPH_NAME_CONFUSABLE: 'The name of a subgraph can be taken for another one.',
  SUBGRAPH_NOT_FOUND: 'The registry has no subgraph with this name.',
  SUBGRAPH_OWNER_MISSING: 'The subgraph has no owning department.',
  VERSION_NOT_FOUND: 'The registry has no version with this number.',
  SUBGRAPH_URL_INVALID: 'The address of a subgraph is not an http address.',
  SUBGRAPH_URL_NOT_ALLOWED:
    'The address of a subgraph is private and not in a network that the operator allows.',
  SUBGRAPH_URL_IS_GATEWAY: 'The address of a subgraph is that of the hub itself.',
  SUBGRAPH_UNREACHABLE: 'Nothing answers at the address of a subgraph.',
  SUBGRAPH_NOT_GRAPHQL:
    'What answers at the address of a subgraph does not speak GraphQL federation.',
  SUBGRAPH_SDL_DIFFERS: 'A subgraph answers with another schema than the one that is published.',
  SDL_SYNTAX: 'The schema is not GraphQL SDL.',
  SDL_TOO_LARGE: 'The schema is longer, or has more definitions, than the registry takes.',
  SDL_NOT_A_SCHEMA: 'The document holds operations or fragments; a schema holds definitions only.',
  SPEC_UNKNOWN: 'The schema links a spec of neither Federation nor the hub.',
  CHECK_GAVE_UP: 'The check of a schema took too long or too much memory.',
  FORBIDDEN_NAME: 'A name in the schema stands for something that the hub must not hold.',
  NAME_CONFUSABLE: 'A type or a field can be taken for one of another subgraph.',
  FORBIDDEN_PATH: 'The composed schema leads from one type to another that it must not lead to.',
  MISSING_DESCRIPTION: 'A type or a field has no description.',
  MISSING_SENSITIVITY: 'A type or a field does not state its sensitivity.',
  MISSING_ACCESS: 'A field does not state who may read it.',
  MISSING_RESOURCE: 'An entity of the subgraph is no entry of the data-resource directory.',
  MISSING_LEGAL_BASIS: 'A data resource does not state the law that it is kept by.',
  RESOURCE_OWNER_DIFFERS: 'The code of a data resource is not one of the owning department.',
  BREAKING_CHANGE: 'The change breaks operations that clients use.',
  BREAKS_OTHERS:
    'The change takes from clients what other departments serve; an approver has to agree.',
  COST_CHANGED: 'Operations that clients use become dearer.',
  OPERATIONS_UNTOUCHED: 'Operations that clients use and that no finding touches.',
  RIGHTS_WIDENED: 'More viewers could read a field than before; an approver has to agree.',
  RIGHTS_NARROWED:
    'Fewer viewers could read a field than before; if others serve it, an approver has to agree.',
  FIELD_TAKEN:
    'The subgraph would answer a field that another department serves; an approver has to agree.',
  KEY_ADDED:
    'An entity of another department would get a key that it has not; an approver has to agree.',
  DATA_REQUESTED:
    'The subgraph would be sent personal data of another department; an approver has to agree.',
  METRICS_FORBIDDEN:
    'Metrics are read on the machine of the hub itself, or with the token set for them.',
  SHUTTING_DOWN: 'The hub is stopping and takes no new requests.',
  INTERNAL_ERROR: 'Something failed that is not the fault of the client; the log has the details.',
  CONFIGURATION_INVALID: 'A setting is missing or wrong; the message says which and what to do.',
  COMMAND_INVALID: 'The command line names no command, or one with a wrong option or value.',
  FILE_UNREADABLE: 'A file that a command was given is missing, a folder, or may not be read.',
  FILE_NOT_TEXT: 'A file that a command was given is not text in UTF-8.',
  DATABASE_UNREACHABLE:
    'The database cannot be opened with the URL given, or does not answer any more.',
  SOURCE_UNREADABLE:
    'The database or file that a new subgraph is to be made from cannot be read or used.',
  FOLDER_NOT_EMPTY: 'The folder for new files exists already and holds something.',
  PORT_TAKEN: 'The port is in use by another process.',
  ENCRYPTED_VALUE_UNREADABLE:
    'A value that is kept encrypted was damaged or moved, or its key is gone.',
  IMPORT_ROW_INVALID: 'A row of an import file is malformed; nothing of that file was loaded.',
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof errorCodes;

/** Whether a value is the code of a known error. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value);
}
