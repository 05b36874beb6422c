import type { Logger } from 'typeorm';

/**
 * Counts the statements a data source runs, transaction control left out. Tests assert these
 * counts; nothing is logged, because parameters hold personal data.
 */
export class StatementCounter implements Logger {
  count = 0;
  /** The statements themselves, without parameters, once a test asks for them. */
  statements: string[] | null = null;

  logQuery(query: string): void {
    if (/^(BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|PRAGMA)\b/i.test(query)) return;
    this.count += 1;
    this.statements?.push(query);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
