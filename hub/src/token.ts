import { createDemoIssuer } from '@civicgraph/gateway';
import { fail } from '@civicgraph/shared';
import { demoIssuerFile } from './localKeys';
import { parseTokenArguments } from './tokenArguments';

/** Prints a demo token, alone on standard output. */
async function main(): Promise<void> {
  const claims = parseTokenArguments(process.argv.slice(2));
  const issuer = await createDemoIssuer({ keyFile: demoIssuerFile() });
  process.stdout.write(`${await issuer.issueToken(claims)}\n`);
}

main().catch(fail);
