import { Building } from './Building';
import { Dwelling } from './Dwelling';
import { Hazard } from './Hazard';
import { Premises } from './Premises';
import { Rental } from './Rental';
import { StandardAddress } from './StandardAddress';

export const entities = [StandardAddress, Building, Dwelling, Premises, Rental, Hazard];
