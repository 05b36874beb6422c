export { createGateway } from './createGateway';
export type { Gateway, GatewayOptions } from './GatewayOptions';
