import {
  addressCode,
  type City,
  type CityGrid,
  type CityVillage,
  createRandom,
  type Row,
} from '@civicgraph/shared';
import { isUrban, type SyntheticBuilding } from './buildingsOf';

/** Share of addresses whose text still has the name from before the street or group was renamed. */
const staleShare = 0.02;
const withoutPlaceShare = 0.01;

/** Writes the addresses of one grid. */
export interface AddressBook {
  /** The address of a dwelling counted from 0, in its building if it has one. */
  ofDwelling(k: number, building: SyntheticBuilding | undefined): Row;
  ofBuilding(k: number, building: SyntheticBuilding): Row;
  ofPremises(k: number): Row;
}

/** @returns the book of a grid; `k` is always the address's place within the grid, from 0 */
export function createAddressBook(city: City, village: CityVillage, grid: CityGrid): AddressBook {
  const names = namesAbove(city, village);
  const urban = isUrban(grid);
  const gridRandom = createRandom(city.seed, 'street', grid.index);
  const street = urban
    ? `${village.name}${gridRandom.pick(['路', '街', '巷'])}`
    : `${village.name}村`;
  const estate = 1 + gridRandom.int(200);
  const centre = centreOf(city, village);

  function row(k: number, place: string): Row {
    const random = createRandom(city.seed, 'address', grid.addresses.start + k);
    const stale = random.chance(staleShare);
    const placed = !random.chance(withoutPlaceShare);
    return {
      address_code: addressCode(grid, k),
      text: `${names}${stale ? '原' : ''}${street}${place}`,
      region_code: village.code,
      grid_code: grid.code,
      lon: placed ? near(centre.lon, random.next()) : null,
      lat: placed ? near(centre.lat, random.next()) : null,
    };
  }

  return {
    ofDwelling(k, building) {
      if (!building)
        return row(
          k,
          urban ? `${estate}号${k + 1}室` : `${1 + Math.floor(k / 40)}组${1 + (k % 40)}号`,
        );
      const place = k - building.firstDwelling;
      const floor = 1 + Math.floor(place / building.doorsPerFloor);
      const door = 1 + (place % building.doorsPerFloor);
      return row(k, `${estate}号${building.index + 1}栋${floor}${String(door).padStart(2, '0')}室`);
    },
    ofBuilding: (k, building) => row(k, `${estate}号${building.index + 1}栋`),
    ofPremises: (k) => row(k, `${urban ? estate + k : `商铺${k + 1}`}号`),
  };
}

/** City, county and town, as an address begins. */
function namesAbove(city: City, village: CityVillage): string {
  const codes = [city.cityCode, village.countyCode, village.townCode];
  return codes.map((code) => city.regions.find((region) => region.code === code)?.name).join('');
}

/** In the open ocean, where no real address is. */
function centreOf(city: City, village: CityVillage): { lon: number; lat: number } {
  const random = createRandom(city.seed, 'village-centre', village.index);
  return { lon: 177 + random.next() * 2, lat: 30 + random.next() };
}

/** Within about a kilometre, to 0.1 metre. */
function near(degrees: number, offset: number): number {
  return Math.round((degrees + (offset - 0.5) * 0.02) * 1e6) / 1e6;
}
