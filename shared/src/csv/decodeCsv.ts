import { HubError, quote } from '../errors';

/**
 * The text of a CSV file in UTF-8, with a byte order mark or without.
 * @throws HubError SOURCE_UNREADABLE for another encoding
 */
export function decodeCsv(fileName: string, content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    const found = isGb18030(content) ? 'seems to be in GBK' : 'is not in UTF-8';
    throw new HubError(
      'SOURCE_UNREADABLE',
      `The file ${quote(fileName)} ${found}. Expected UTF-8: save it again as "CSV UTF-8", or run "iconv -f GB18030 -t UTF-8".`,
    );
  }
}

function isGb18030(content: Uint8Array): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
