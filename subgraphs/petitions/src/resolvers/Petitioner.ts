import type { PetitionerRow, PetitionsContext } from '../loaders';

export const Petitioner = {
  name: ({ name }: PetitionerRow, _: unknown, { cipher }: PetitionsContext) =>
    cipher.decrypt('petitioner.name', name),
  contact: ({ contact }: PetitionerRow, _: unknown, { cipher }: PetitionsContext) =>
    cipher.decrypt('petitioner.contact', contact),
  address: ({ address }: PetitionerRow, _: unknown, { cipher }: PetitionsContext) =>
    cipher.decrypt('petitioner.address', address),
};
