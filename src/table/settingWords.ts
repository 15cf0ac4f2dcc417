import type { OwnerRole } from '../engine/records';
import type { CountryKey, FilingStatus, Goal, Tacking } from '../engine/settings';

/** The words a choice of the Settings table is written in, as they are compared. */
export const FILING: Readonly<Record<string, FilingStatus>> = {
  SINGLE: 'single',
  JOINT: 'joint',
  MARRIED: 'joint',
  MARRIEDJOINT: 'joint',
  MARRIEDFILINGJOINTLY: 'joint',
  MARRIEDFILINGJOINT: 'joint',
  MFJ: 'joint',
  SEPARATE: 'separate',
  MARRIEDSEPARATE: 'separate',
  MARRIEDFILINGSEPARATELY: 'separate',
  MARRIEDFILINGSEPARATE: 'separate',
  MFS: 'separate',
  HEAD: 'head',
  HOH: 'head',
  HEADOFHOUSEHOLD: 'head',
  SURVIVINGSPOUSE: 'survivor',
  QUALIFYINGSURVIVINGSPOUSE: 'survivor',
  QUALIFYINGWIDOWER: 'survivor',
  QSS: 'survivor',
};

export const STATUSES = [
  'Single',
  'Married filing jointly',
  'Married filing separately',
  'Head of household',
  'Surviving spouse',
];

export const TACKING: Readonly<Record<string, Tacking>> = {
  ADDDAYS: 'addDays',
  ADDDAYSWITHOUTOVERLAP: 'addDaysWithoutOverlap',
  OLDDATE: 'oldDate',
};

export const TACKING_CHOICES = ['Add days', 'Add days without overlap', 'Old date'];

export const LOT_METHODS = ['FIFO', 'LIFO', 'HIFO', 'Specific', 'Average', 'Min tax'];

export const ROLES: Readonly<Record<string, OwnerRole>> = {
  SELF: 'self',
  SPOUSE: 'spouse',
  CONTROLLEDCORPORATION: 'corporation',
  OTHER: 'other',
};

export const ROLE_CHOICES = ['Self', 'Spouse', 'Controlled corporation', 'Other'];

export const GOALS: Readonly<Record<string, Goal>> = {
  MOSTBENEFIT: { kind: 'best' },
  BEST: { kind: 'best' },
  BRINGNETGAINSTO0: { kind: 'gainsToZero' },
  BRINGNETGAINSTOZERO: { kind: 'gainsToZero' },
  NETGAINSTO0: { kind: 'gainsToZero' },
  NETGAINSTOZERO: { kind: 'gainsToZero' },
  GAINSTO0: { kind: 'gainsToZero' },
  GAINSTOZERO: { kind: 'gainsToZero' },
  USETHEINCOMELIMIT: { kind: 'incomeLimit' },
  USEINCOMELIMIT: { kind: 'incomeLimit' },
  USETHELIMIT: { kind: 'incomeLimit' },
  INCOMELIMIT: { kind: 'incomeLimit' },
  FEWESTSALES: { kind: 'fewestSales' },
};

export const COUNTRIES: Readonly<Record<string, CountryKey>> = {
  US: 'US',
  USA: 'US',
  UNITEDSTATES: 'US',
  UK: 'UK',
  GB: 'UK',
  UNITEDKINGDOM: 'UK',
  CA: 'CA',
  CANADA: 'CA',
  IE: 'IE',
  IRELAND: 'IE',
  REPUBLICOFIRELAND: 'IE',
  DE: 'DE',
  GERMANY: 'DE',
  DEUTSCHLAND: 'DE',
  AU: 'AU',
  AUSTRALIA: 'AU',
  IN: 'IN',
  INDIA: 'IN',
  ES: 'ES',
  SPAIN: 'ES',
  ESPAÑA: 'ES',
  ESPANA: 'ES',
  OTHER: 'Other',
  GENERIC: 'Other',
};

export const COUNTRY_NAMES = 'US, UK, Canada, Ireland, Germany, Australia, India or Spain';

/** As the planner offers them. */
export const COUNTRY_CHOICES = [
  'US',
  'UK',
  'Canada',
  'Ireland',
  'Germany',
  'Australia',
  'India',
  'Spain',
  'Other',
];
