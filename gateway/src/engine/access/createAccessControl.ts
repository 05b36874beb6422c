import {
  createSubjectTokens,
  generateKeyring,
  HubError,
  idOfReference,
  parseKeyring,
} from '@civicgraph/shared';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../../http/GatewayContext';
import type { OperationParts } from '../../policy';
import { compileProjection, type PersonalReads, type TokenSealer } from '../project';
import type { AccessOptions } from './AccessOptions';
import { collectDenials } from './collectDenials';
import type { OperationAccess } from './narrowFor';
import { openTokens } from './openTokens';
import { withholdPersonal } from './withholdPersonal';

type Variables = Readonly<Record<string, unknown>>;

/** An operation as an engine runs it. */
export interface AccessibleOperation extends OperationParts {
  /** Undefined where there is no policy. */
  readonly access: OperationAccess | undefined;
  /** The variables of `@skip` and `@include`. */
  readonly conditions: readonly string[];
}

/** One whose policy has to be held. */
export interface PolicedOperation extends AccessibleOperation {
  readonly access: OperationAccess;
}

export function isPoliced<Operation extends AccessibleOperation>(
  operation: Operation,
): operation is Operation & PolicedOperation {
  return operation.access !== undefined;
}

/** Holds the policy while an operation runs, whichever engine runs it. */
export interface AccessControl {
  /**
   * The errors for which the whole operation is refused; undefined where it is to run. That personal data
   * were asked for and denied goes on the ledger either way.
   */
  refusalOf(
    operation: PolicedOperation,
    variables: Variables,
    context: GatewayContext,
  ): readonly GraphQLError[] | undefined;
  /**
   * The variables as subgraphs know them, those of tokens in the text included.
   * @throws HubError SUBJECT_TOKEN_NOT_ACCEPTED, BAD_REQUEST
   */
  open(operation: PolicedOperation, variables: Variables, context: GatewayContext): Variables;
  sealerFor(context: GatewayContext): TokenSealer;
  /**
   * Resolves once the answer may leave: what was read of persons is on record.
   * @throws HubError LEDGER_UNAVAILABLE: then `withhold` has what may leave
   */
  record(operation: PolicedOperation, reads: PersonalReads, context: GatewayContext): Promise<void>;
  /** The projection of an answer without anything that a record would be owed for. */
  withhold(
    operation: PolicedOperation,
    schema: GraphQLSchema,
  ): ReturnType<typeof compileProjection>;
}

export function createAccessControl(options: AccessOptions): AccessControl {
  const { accountability, references, deny = 'null' } = options;
  const tokens =
    options.subjectTokens ?? createSubjectTokens(parseKeyring(generateKeyring('process')));
  const opener = { tokens, references };
  /** While the ledger is away the same operations come again. */
  const withholding = new WeakMap<OperationAccess, ReturnType<typeof compileProjection>>();

  return {
    refusalOf(operation, variables, context) {
      const { isNarrower, personalDenials } = operation.access;
      for (const code of personalDenials) context.refusals.record(context, code);
      if (deny !== 'reject' || !isNarrower) return undefined;
      const isTrue = new Set(operation.conditions.filter((name) => variables[name] === true));
      const errors = collectDenials(operation, operation.access, isTrue);
      return errors.length > 0 ? errors : undefined;
    },
    open({ access }, variables, { viewer }) {
      const given =
        access.tokens.size > 0 ? { ...variables, ...Object.fromEntries(access.tokens) } : variables;
      try {
        return openTokens(given, viewer, opener);
      } catch (error) {
        throw error instanceof RangeError ? tooDeep() : error;
      }
    },
    sealerFor({ viewer }) {
      return (type, value) => tokens.seal(viewer, type, idOfReference(value));
    },
    async record({ access }, reads, { viewer, requestId, record }) {
      if (!accountability) throw noLedger();
      await accountability.record({
        kind: 'READ',
        requestId,
        viewer: viewer.id,
        role: viewer.role,
        department: viewer.department,
        purpose: viewer.purpose,
        grant: viewer.grant?.id ?? null,
        caseRef: viewer.caseRef,
        operation: record.operationName,
        operationHash: access.hash,
        policyVersion: access.policy.version,
        ...reads,
        code: null,
      });
    },
    withhold({ definition, fragments, conditions, access }, schema) {
      let project = withholding.get(access);
      if (!project) {
        const withheld = { ...access, rules: withholdPersonal(access.rules) };
        project = compileProjection(schema, {
          definition,
          fragments,
          conditions,
          access: withheld,
        });
        withholding.set(access, project);
      }
      return project;
    },
  };
}

function noLedger(): HubError {
  return new HubError(
    'LEDGER_UNAVAILABLE',
    'This gateway has no ledger, and without a record no personal data are served.',
  );
}

function tooDeep(): HubError {
  return new HubError(
    'BAD_REQUEST',
    'The variables are nested too deeply. Send them with fewer levels.',
  );
}
