import 'i18next'
import type { AccountWords } from './account-words.ts'
import type { AdminLayerWords } from './admin-layer-words.ts'
import type { AdminRuleNames } from './admin-rule-names.ts'
import type { AdminRuleWords } from './admin-rule-words.ts'
import type { AdminProvinceWords } from './admin-province-words.ts'
import type { AdminTargetWords } from './admin-target-words.ts'
import type { AdminWords } from './admin-words.ts'
import type { AuditWords } from './audit-words.ts'
import type { CornerWords } from './corner-words.ts'
import type { CheckWords } from './desk-words-check.ts'
import type { DraftWords } from './desk-words-draft.ts'
import type { DrawWords } from './desk-words-draw.ts'
import type { LoadWords } from './desk-words-load.ts'
import type { PublishWords } from './desk-words-publish.ts'
import type { DeskWords } from './desk-words.ts'
import type { FigureWords } from './figure-words.ts'
import type { FindLandOfferWords } from './find-land-words-offer.ts'
import type { FindLandWords } from './find-land-words.ts'
import type { LandWords } from './land-words.ts'
import type { LogisticsWords } from './logistics-words.ts'
import type { QuestionWords } from './question-words.ts'
import type { QuotaWords } from './quota-words.ts'
import type { RelocationCaseWords } from './relocation-case-words.ts'
import type { RelocationWords } from './relocation-words.ts'
import type { TargetWords } from './target-words.ts'
import type { Words } from './vi.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Words & AccountWords & AdminLayerWords & AdminRuleNames & AdminRuleWords & AdminProvinceWords & AdminTargetWords & AdminWords & AuditWords & CornerWords & CheckWords & DeskWords & DraftWords & DrawWords & FigureWords & FindLandOfferWords & FindLandWords & LandWords & LoadWords & LogisticsWords & PublishWords & QuestionWords & QuotaWords & RelocationCaseWords & RelocationWords & TargetWords }
  }
}
