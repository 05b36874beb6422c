export { createPageLoader, type PageKey, type PageLoaderOptions } from './createPageLoader';
export {
  type Connection,
  defaultPageSize,
  maximumPageSize,
  type Page,
  type PageArguments,
  parsePage,
  toConnection,
} from './page';
export { type PageSource, readPage } from './readPage';
