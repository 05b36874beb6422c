import {
  type City,
  type CityCareCategory,
  type CityVillage,
  careCaseSubject,
} from '@civicgraph/shared';

/**
 * The persons of a village who have a case of service, by index. Their stays last and are linked, since
 * somebody calls there. Nothing of this is stored but that somebody was left behind.
 */
export function careClientsOf(city: City, village: CityVillage): Map<number, CityCareCategory> {
  const clients = new Map<number, CityCareCategory>();
  const { start, count } = village.careCases;
  for (let index = start; index < start + count; index++) {
    const { category, personIndex } = careCaseSubject(city, village, index);
    clients.set(personIndex, category);
  }
  return clients;
}
