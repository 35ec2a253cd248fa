import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Eligibility } from '../../../api/contract/eligibility.ts'
import { vi, type QuotaWords } from '../../i18n/quota-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useRuleName } from '../../i18n/use-rule-name.ts'
import { useUnits } from '../../i18n/use-units.ts'
import { useZoneLink } from '../../state/use-link.ts'
import { Chip } from '../../ui/chip.tsx'
import { Figure } from '../../ui/figure.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'

type Words = QuotaWords['eligibility']
const isStep = (name: string): name is keyof Words['step'] => Object.hasOwn(vi.eligibility.step, name)
const isFigure = (name: string): name is keyof Words['figure'] => Object.hasOwn(vi.eligibility.figure, name)
const icons: Record<Eligibility['steps'][number]['answer'], IconName> = { yes: 'check', no: 'close', unknown: 'question' }

/** One question on the way to the outcome: the answer, the figures behind it, the law that asks it. */
export function Step({ step: { step, answer, decides, figures, zones, source, rule }, outcome }: { step: Eligibility['steps'][number]; outcome: Eligibility['outcome'] }): ReactElement {
  const { t } = useTranslation()
  const ruleName = useRuleName()
  const question = isStep(step) ? t(`eligibility.step.${step}`) : (rule && ruleName(rule)) ?? rule?.note ?? step
  // Of a zone itself there is one, and the reader is looking at it.
  const ofItself = step === 'zone_occupancy'
  const [first, ...others] = figures.filter(({ name }) => !(ofItself && name === 'zones_counted'))
  return (
    <li className="step" data-answer={answer} data-decides={decides ? outcome : undefined}>
      <span className="step-mark"><Icon name={icons[answer]} size={14} /></span>
      <div className="step-body">
        <p className="step-question">{question}</p>
        <p>
          <b>{answer === 'unknown' ? t('quota.unknown') : t(`quota.${answer}`)}</b>
          {decides && <>{' '}<Chip icon="arrow">{t('eligibility.decides')}</Chip></>}
        </p>
        {first && (
          <div className="figures">
            {[first, ...others].map(({ name, value, unit }) => (
              <Figure key={name} label={isFigure(name) ? t(`eligibility.figure.${name}`) : name} value={value} unit={unit} rules={name === first.name ? [rule] : []} source={source} />
            ))}
          </div>
        )}
        {!first && (rule ?? source) && <RuleOnly rule={rule} source={source} />}
        {zones.length > 0 && !ofItself && <Zones zones={zones} unit={step === 'established_land' ? 'ha' : 'percent'} />}
      </div>
    </li>
  )
}

/** A step that asks for no number still says by which law, or by whose word. */
function RuleOnly({ rule, source }: Pick<Eligibility['steps'][number], 'rule' | 'source'>): ReactElement {
  const { t } = useTranslation()
  return <Figure value={t('quota.rules')} size="small" rules={[rule]} source={source} />
}

function Zones({ zones, unit }: { zones: Eligibility['steps'][number]['zones']; unit: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const units = useUnits()
  const linkTo = useZoneLink()
  const [open, setOpen] = useState(false)
  return (
    <div className="small">
      <button type="button" className="mark-button" aria-expanded={open} onClick={() => setOpen(!open)}>{t('eligibility.zones', { count: zones.length, formatted: format.number(zones.length) })}</button>
      {open && (
        <ul className="step-zones">
          {zones.map(({ code, nameVi, nameEn, value }) => {
            const written = value === null ? null : units.quantity(value, unit)
            return (
              <li key={code}>
                <a {...linkTo(code)}>{language === 'en' ? nameEn : nameVi}</a>
                <span>{written === null ? <span className="quiet">{t('number.none')}</span> : [written.value, written.unit].filter(Boolean).join('\u00a0')}</span>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
