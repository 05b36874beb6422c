export { createApolloEngine } from './createApolloEngine';
