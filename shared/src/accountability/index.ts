export type {
  AccessEntry,
  Accountability,
  GrantLookup,
  GrantQuestion,
  SubjectKey,
} from './Accountability';
