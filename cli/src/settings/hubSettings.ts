import { HubError, quote } from '@civicgraph/shared/errors';
import type { Command } from 'commander';

const defaultUrl = 'http://127.0.0.1:4000';

/** The options that say where the hub is and who asks. */
export interface HubOptions {
  readonly hubUrl?: string;
  readonly token?: string;
}

/** Where the hub is, and what is shown to it. */
export interface HubSettings {
  /** Without a slash at its end. */
  readonly url: string;
  /** A secret. */
  readonly token: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Gives a command the options of `HubOptions`. */
export function addHubOptions(command: Command): void {
  command
    .option('--hub-url <url>', `where the hub is (otherwise HUB_URL, or else ${defaultUrl})`)
    .option(
      '--token <token>',
      'who asks (otherwise HUB_TOKEN, which is better: others on this machine see the command line)',
    );
}

/**
 * Reads where the hub is and who asks; an option goes before the environment.
 * @throws HubError CONFIGURATION_INVALID for the address, REGISTRY_TOKEN_NOT_ACCEPTED for the token
 */
export function readHubSettings(options: HubOptions, environment: Environment): HubSettings {
  return {
    url: readUrl(options.hubUrl ?? (environment.HUB_URL || defaultUrl)),
    // Secrets kept in files come with the newline at their end.
    token: readToken((options.token ?? environment.HUB_TOKEN ?? '').trim()),
  };
}

function readUrl(text: string): string {
  // A password in it is not to be repeated, however malformed the rest is.
  if (text.includes('@')) {
    throw new HubError(
      'CONFIGURATION_INVALID',
      'The address of the hub holds a user name or a password. Expected HUB_URL or --hub-url without; who asks is said by HUB_TOKEN.',
    );
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new HubError(
      'CONFIGURATION_INVALID',
      `The address of the hub ${quote(text)} is not one. Expected HUB_URL or --hub-url with an http or https address, for example "${defaultUrl}".`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

function readToken(token: string): string {
  if (token === '') {
    throw new HubError(
      'REGISTRY_TOKEN_NOT_ACCEPTED',
      'No token is set. Expected one in HUB_TOKEN; an administrator makes it with "hub token create".',
    );
  }
  // It must fit a header; whatever else fetch says of it would repeat it.
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new HubError(
    'REGISTRY_TOKEN_NOT_ACCEPTED',
    'The token holds blanks or characters that no token has. Copy it again, without anything around it.',
  );
}
