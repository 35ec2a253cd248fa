import { z } from 'zod'
import { getLandOffer, offerParams } from './land-offer.ts'

/** An offer on paper: A4, bilingual, with a map at a round scale, VN-2000 corners, and a QR code back to the live page. */
export const getDossier = {
  method: 'GET',
  url: '/api/land-offers/:code/dossier.pdf',
  schema: {
    summary: 'An offer as a PDF to print: map, corners, land, terms, rules, documents, contact', tags: ['offer'],
    params: offerParams,
    querystring: getLandOffer.schema.querystring.extend({ lang: z.enum(['vi', 'en']).default('vi').describe('Language of the text; headings are in both') }),
  },
} as const
