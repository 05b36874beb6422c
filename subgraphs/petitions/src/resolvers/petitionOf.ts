import type { PetitionsContext } from '../loaders';
import type { PetitionRow } from '../PetitionRow';

/**
 * The petition that a reference stands for; null when there is none in the viewer's scope. A
 * resident's reference must have been sealed for them: a petition's number alone tells them nothing.
 */
export async function petitionOf(
  { viewer, references, loaders }: PetitionsContext,
  reference: string,
): Promise<PetitionRow | null> {
  const petitionId =
    viewer.role === 'SUBJECT' ? references.open(viewer, 'Petition', reference) : reference;
  return petitionId === null ? null : loaders.petitionById.load(petitionId);
}
