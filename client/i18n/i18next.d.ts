import 'i18next'
import type { CornerWords } from './corner-words.ts'
import type { FigureWords } from './figure-words.ts'
import type { LandWords } from './land-words.ts'
import type { QuotaWords } from './quota-words.ts'
import type { TargetWords } from './target-words.ts'
import type { Words } from './vi.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Words & CornerWords & FigureWords & LandWords & QuotaWords & TargetWords }
  }
}
