import type { DataSource } from 'typeorm';
import { type City, createCity, parseTier } from '../city';

/** The synthetic city that a database holds, whole or in part; null for an empty database. */
export async function heldCity(database: DataSource): Promise<City | null> {
  const [progress] = await database.query('SELECT tier, seed FROM seed_progress WHERE id = 1');
  return progress ? createCity(parseTier(progress.tier), progress.seed) : null;
}
