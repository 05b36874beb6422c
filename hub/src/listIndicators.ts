import { fail } from '@civicgraph/shared';
import { listIndicators } from './indicators';
import { allSubgraphDefinitions } from './subgraphs';

/** `npm run indicators [-- --json]`: which indicator is answered by which field. */
function main(): void {
  const answers = listIndicators(allSubgraphDefinitions.map(({ typeDefs }) => typeDefs));
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(answers, null, 2)}\n`);
    return;
  }
  for (const { id, field, reason } of answers) {
    process.stdout.write(`${id}  ${field ?? '-'}  ${reason ?? 'answered'}\n`);
  }
}

try {
  main();
} catch (error) {
  fail(error);
}
