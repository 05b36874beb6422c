import type { ErrorCode } from '@civicgraph/shared/errors';
import type { CheckReport } from './api/answers';
import { type ExitCode, exitCodes } from './exitCodes';

const exitCodeByError: Readonly<Partial<Record<ErrorCode, ExitCode>>> = {
  COMMAND_INVALID: exitCodes.wrongUsage,
  CONFIGURATION_INVALID: exitCodes.wrongUsage,
  FILE_UNREADABLE: exitCodes.wrongUsage,
  FILE_NOT_TEXT: exitCodes.wrongUsage,
  IMPORT_ROW_INVALID: exitCodes.wrongUsage,
  ARGUMENT_INVALID: exitCodes.wrongUsage,
  PAGE_SIZE_INVALID: exitCodes.wrongUsage,
  DEPARTMENT_CODE_MALFORMED: exitCodes.wrongUsage,
  SUBGRAPH_NAME_INVALID: exitCodes.wrongUsage,
  SUBGRAPH_NAME_CONFUSABLE: exitCodes.wrongUsage,
  SUBGRAPH_NOT_FOUND: exitCodes.wrongUsage,
  SUBGRAPH_OWNER_MISSING: exitCodes.wrongUsage,
  VERSION_NOT_FOUND: exitCodes.wrongUsage,
  REGISTRY_TOKEN_NOT_FOUND: exitCodes.wrongUsage,
  SDL_SYNTAX: exitCodes.refused,
  SDL_TOO_LARGE: exitCodes.refused,
  SDL_NOT_A_SCHEMA: exitCodes.refused,
  BODY_TOO_LARGE: exitCodes.refused,
  COMPOSITION_FAILED: exitCodes.refused,
  FORBIDDEN_NAME: exitCodes.refused,
  FORBIDDEN_PATH: exitCodes.refused,
  SUBGRAPH_URL_INVALID: exitCodes.refused,
  SUBGRAPH_URL_NOT_ALLOWED: exitCodes.refused,
  SUBGRAPH_URL_IS_GATEWAY: exitCodes.refused,
  RIGHTS_WIDENED: exitCodes.needsApproval,
  UNAUTHENTICATED: exitCodes.notAllowed,
  REGISTRY_TOKEN_NOT_ACCEPTED: exitCodes.notAllowed,
  REGISTRY_TOKEN_EXPIRED: exitCodes.notAllowed,
  REGISTRY_FORBIDDEN: exitCodes.notAllowed,
};

/** The exit code for an error with this code; `failed` for one that has no meaning of its own here. */
export function exitCodeOfError(code: string): ExitCode {
  const known: Readonly<Record<string, ExitCode | undefined>> = exitCodeByError;
  return Object.hasOwn(known, code) ? (known[code] ?? exitCodes.failed) : exitCodes.failed;
}

/** The exit code for what a check came to. */
export function exitCodeOfReport(report: Pick<CheckReport, 'passes' | 'findings'>): ExitCode {
  if (report.passes) return exitCodes.done;
  const severities = new Set(report.findings.map(({ severity }) => severity));
  return severities.has('APPROVAL') && !severities.has('ERROR')
    ? exitCodes.needsApproval
    : exitCodes.refused;
}
