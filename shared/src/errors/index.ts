export { type ErrorCode, errorCodes, isErrorCode } from './errorCodes';
export { HubError, quote } from './HubError';
