import { office } from '#app/lib/locales/fr/office.ts';
import { setFrench } from './set-french.ts';

export const texts = setFrench(office);
