export { type Connections, createConnections } from './Connections';
export { createFollower, type Follower } from './Follower';
export { createRegistryLine } from './RegistryLine';
export { createRequestEras, type RequestEras } from './RequestEras';
export { createSupergraphFile } from './SupergraphFile';
