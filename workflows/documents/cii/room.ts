/** What a party can carry in a syntax or profile; absent: without a limit. */
export type Room = {
  /** BT-33 and its like: legal form and capital. */
  legalForm?: false;
  /** BT-28 and its like. */
  tradingName?: false;
  contact?: false;
  address?: false;
  /** VAT number and tax number. */
  taxNumbers?: false;
  /** How many identifiers without a scheme, and with one. */
  ids?: number;
  globalIds?: number;
};

type Place = 'seller' | 'buyer' | 'payee' | 'payer' | 'invoicer' | 'representative';

/** Where Cross Industry Invoice stands: by itself, or inside a PDF, where the profile its XMP names has the say. */
export type Rooms = Partial<Record<Place, Room>>;

/** CII by itself: the standard leaves more room than EN 16931 has meanings for. */
export const loose: Rooms = {};

/** Factur-X 1.09, profile EN 16931: an element without a meaning in the standard makes the document invalid. */
export const facturXEn16931: Rooms = {
  buyer: { legalForm: false, ids: 1, globalIds: 1 },
  // BG-10 has a name (BT-59), one identifier (BT-60) and a registration (BT-61).
  payee: {
    legalForm: false,
    tradingName: false,
    contact: false,
    address: false,
    taxNumbers: false,
    ids: 1,
    globalIds: 1,
  },
};

/** Factur-X 1.09, profile EXTENDED: legal form of seller and buyer (BT-33, BT-X-334) and of nobody else. */
export const facturXExtended: Rooms = {
  buyer: { ids: 1 },
  payee: { legalForm: false, ids: 1 },
  payer: { legalForm: false, ids: 1 },
  invoicer: { legalForm: false, ids: 1 },
};
