import type { SubjectTokens } from '@civicgraph/shared';

/** Tokens that can be read: `st1.k.` and viewer, type and id in base64url, padded to the shape of real ones. */
export const readableTokens: SubjectTokens = {
  seal: ({ id: viewer }, type, id) =>
    `st1.k.${Buffer.from(JSON.stringify([viewer, type, id, 'padding, padding'])).toString('base64url')}`,
  open({ id: viewer }, token) {
    const [holder, type, id] = JSON.parse(Buffer.from(token.slice(6), 'base64url').toString());
    return holder === viewer ? { type, id } : null;
  },
};
