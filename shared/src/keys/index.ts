export { generateKeyring, type Keyring, type NamedKey, parseKeyring } from './Keyring';
