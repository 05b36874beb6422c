export type { Keyring, NamedKey } from './Keyring';
