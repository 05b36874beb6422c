import { DateTimeScalar, type Resolvers } from '@civicgraph/shared';
import { AccessApproval } from './AccessApproval';
import { AccessCount } from './AccessCount';
import { AccessEvent } from './AccessEvent';
import { AccessGrant } from './AccessGrant';
import { AuditEvent } from './AuditEvent';
import { Mutation } from './Mutation';
import { Query } from './Query';

/** Resolvers by type; the kit gives them a context with this subgraph's loaders. */
export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query,
  Mutation,
  AccessEvent,
  AuditEvent,
  AccessCount,
  AccessGrant,
  AccessApproval,
};
