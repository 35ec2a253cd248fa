import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorSection, CorridorWidth } from '../../../api/contract/corridor.ts'
import { readNumber } from '../../i18n/read-number.ts'
import '../../i18n/relocation-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { fits, hasToe, offsetOf, withStructure } from './design.ts'

interface SectionRowsProps {
  sections: readonly CorridorSection[]
  widths: readonly CorridorWidth[]
  onChange: (sections: readonly CorridorSection[]) => void
  onAdd: () => void
}

const structures = ['level', 'embankment', 'cutting', 'viaduct', 'bridge', 'tunnel'] as const

/** The widths along a line, a stretch each. */
export function SectionRows({ sections, widths, onChange, onAdd }: SectionRowsProps): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="corridor-sections">
      <p className="quiet small">{t('corridorEdit.byWidthHint')}</p>
      {sections.map((section, n) => (
        <SectionRow key={`${n} of ${sections.length}`} n={n} section={section} widths={widths} onChange={(next) => onChange(sections.with(n, next))} onRemove={sections.length > 1 ? () => onChange(sections.toSpliced(n, 1)) : null} />
      ))}
      <Button onClick={onAdd}>{t('corridorEdit.addSection')}</Button>
    </div>
  )
}

function SectionRow({ n, section, widths, onChange, onRemove }: { n: number; section: CorridorSection; widths: readonly CorridorWidth[]; onChange: (section: CorridorSection) => void; onRemove: (() => void) | null }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const chosen = widths.find((one) => fits(one, section.structure) && one.widthRule === section.widthRule && one.widthM === section.widthM)
  const half = offsetOf(section)
  const label = (one: CorridorWidth): string => `${t(`corridorEdit.rule.${one.rule}` as 'corridorEdit.rule.flat_usual')} · ${format.number(one.widthM)} m${one.isInForce ? '' : ` · ${t('corridorEdit.oldLaw', { date: format.edtf(one.validTo) })}`}`
  return (
    <fieldset className="corridor-section">
      <legend>{t('corridorEdit.section', { n: n + 1 })}</legend>
      {onRemove && <IconButton icon="close" label={t('corridorEdit.removeSection', { n: n + 1 })} onClick={onRemove} />}
      <div className="corridor-section-fields">
        <Metres label={t('corridorEdit.fromKm')} value={section.fromM / 1000} onTake={(km) => onChange({ ...section, fromM: (km ?? 0) * 1000 })} />
        <Metres label={t('corridorEdit.toKm')} aside={t('corridorEdit.toEnd')} value={section.toM === null ? null : section.toM / 1000} mayBeEmpty onTake={(km) => onChange({ ...section, toM: km === null ? null : km * 1000 })} />
        <SelectField label={t('corridorEdit.structure')} value={section.structure} onChange={(event) => { const structure = structures.find((one) => one === event.target.value); if (structure) onChange(withStructure(section, structure, widths)) }}>
          {structures.map((one) => <option key={one} value={one}>{t(`corridorEdit.structures.${one}`)}</option>)}
        </SelectField>
        <Metres label={t('corridorEdit.formation')} value={section.formationWidthM} onTake={(formationWidthM) => onChange({ ...section, formationWidthM: formationWidthM ?? 0 })} />
        {hasToe(section.structure) && <Metres label={t('corridorEdit.toe')} value={section.toeOffsetM} mayBeEmpty onTake={(toeOffsetM) => onChange({ ...section, toeOffsetM })} />}
        <SelectField label={t('corridorEdit.preset')} value={chosen?.rule ?? ''} onChange={(event) => { const one = widths.find(({ rule }) => rule === event.target.value); onChange({ ...section, widthRule: one?.widthRule ?? null, ...(one ? { widthM: one.widthM } : {}) }) }}>
          <option value="">{t('corridorEdit.presetOwn')}</option>
          {widths.filter((one) => fits(one, section.structure)).map((one) => <option key={one.rule} value={one.rule}>{label(one)}</option>)}
        </SelectField>
        <Metres label={t('corridorEdit.width')} aside={['viaduct', 'bridge', 'tunnel'].includes(section.structure) ? t('corridorEdit.widthNone') : undefined} value={section.widthM} mayBeEmpty onTake={(widthM) => onChange({ ...section, widthM, widthRule: null })} />
      </div>
      {chosen && !chosen.isInForce && <p className="corridor-old small">{chosen.legalBasis}: {t('corridorEdit.oldLaw', { date: format.edtf(chosen.validTo) })}</p>}
      <p className="quiet small">{half === null ? t('corridorEdit.takesNone') : t('corridorEdit.half', { m: format.number(half) })}</p>
    </fieldset>
  )
}

/** A number that counts once it is left or entered: what is half typed computes nothing. */
function Metres({ label, aside, value, mayBeEmpty = false, onTake }: { label: string; aside?: string | undefined; value: number | null; mayBeEmpty?: boolean; onTake: (value: number | null) => void }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const shown = value === null ? '' : format.number(value, 6)
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? shown
  const read = text.trim() === '' ? null : readNumber(text, language)
  const wrong = text.trim() === '' ? !mayBeEmpty : read === null
  const take = (): void => {
    if (typed === null || wrong) return
    setTyped(null)
    if (typed !== shown) onTake(read)
  }
  return <NumberField label={label} aside={aside} value={text} error={typed !== null && wrong ? t('corridorEdit.numberWrong') : undefined} onChange={(event) => setTyped(event.target.value)} onBlur={take} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); take() } }} />
}
