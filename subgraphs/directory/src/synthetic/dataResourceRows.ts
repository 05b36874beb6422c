import { addDays, type City, createRandom, departmentOf, type TableRow } from '@civicgraph/shared';
import { type ResourceTemplate, resourceTemplates } from './dataResources';

/** Days since the last update that are usual for an update cycle. */
const usualAge: Readonly<Record<ResourceTemplate['updateCycle'], number>> = {
  REAL_TIME: 0,
  DAILY: 1,
  WEEKLY: 5,
  MONTHLY: 20,
  QUARTERLY: 31,
  YEARLY: 240,
};
/** Feeds that stopped: their data are three cycles old, more or less. */
const staleShare = 0.05;

/** The data-resource directory, of city-level departments, and the indicators each entry feeds. */
export function* dataResourceRows(city: City): Iterable<TableRow> {
  const serials = new Map<string, number>();
  for (const [index, template] of resourceTemplates.entries()) {
    const random = createRandom(city.seed, 'data-resource', index);
    const { uscc } = departmentOf(city, city.cityCode, template.provider);
    const serial = (serials.get(uscc) ?? 0) + 1;
    serials.set(uscc, serial);
    const code = `${uscc}-${String(serial).padStart(3, '0')}`;
    const age = usualAge[template.updateCycle] * (random.chance(staleShare) ? 3 : 1);
    const updated = addDays(city.today, -Math.ceil(age * random.next()));
    const listedOn = random.date('2024-01-01', '2025-06-30');
    const cataloguedOn = addDays(listedOn, 30 + random.int(120));
    yield [
      'data_resource',
      {
        resource_code: code,
        name: template.name,
        provider_uscc: uscc,
        share_type: template.shareType,
        share_condition: template.shareCondition,
        legal_basis: template.legalBasis,
        update_cycle: template.updateCycle,
        data_level: template.dataLevel,
        updated_at: `${updated} ${String(random.int(24)).padStart(2, '0')}:30:00`,
        listed_on: listedOn,
        catalogued_on: cataloguedOn,
        collected_on: template.isCollected ? addDays(cataloguedOn, 10 + random.int(60)) : null,
      },
    ];
    for (const indicator of indicatorsOf(template)) {
      yield ['data_resource_indicator', { resource_code: code, indicator }];
    }
  }
}

function indicatorsOf({ feeds }: ResourceTemplate): string[] {
  return feeds.flatMap((run) => {
    const [first = '', last = first] = run.split('-');
    const from = Number(first.slice(1));
    return Array.from(
      { length: Number(last.slice(1)) - from + 1 },
      (_, i) => `${first.charAt(0)}${String(from + i).padStart(2, '0')}`,
    );
  });
}
