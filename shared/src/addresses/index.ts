export { type AllowedAddresses, parseAllowedAddresses } from './AllowedAddresses';
