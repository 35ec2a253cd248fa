import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandChange } from '../../../api/contract/land-scenario.ts'
import type { Answer } from '../../api.ts'
import '../../i18n/logistics-words.ts'
import { useFormat } from '../../i18n/use-format.ts'

const choices = { industrial: ['industrial', false], warehouse: ['warehouse', false], warehouse_logistics: ['warehouse', true], service: ['service', false], service_logistics: ['service', true] } as const
type Choice = keyof typeof choices
const names: readonly Choice[] = ['warehouse_logistics', 'service_logistics', 'warehouse', 'service', 'industrial']

interface PlotChoiceProps { plots: Answer<'listScenarioPlots'>['plots']; /** Clicked on the map, by id. */ picked: { readonly plot: number } | null; changes: readonly LandChange[]; onChange: (changes: LandChange[]) => void }

/** The leasable plots of a zone, each with what it would become. */
export function PlotChoice({ plots, picked, changes, onChange }: PlotChoiceProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => { if (picked) list.current?.querySelector<HTMLElement>(`[data-plot="${picked.plot}"]`)?.focus() }, [picked])
  const chosen = new Map(changes.map((one) => [one.plot, one]))
  const valueOf = (code: string): Choice | 'keep' => {
    const to = chosen.get(code)
    return to ? (names.find((name) => choices[name][0] === to.landUse && choices[name][1] === to.isLogistics) ?? 'keep') : 'keep'
  }
  const set = (code: string, value: string): void => {
    const others = changes.filter(({ plot }) => plot !== code)
    const name = names.find((one) => one === value)
    onChange(name ? [...others, { plot: code, landUse: choices[name][0], isLogistics: choices[name][1] }] : others)
  }
  return (
    <ul ref={list} className="logistics-list scenario-plots" tabIndex={0} aria-label={t('landScenario.plots')}>
      {plots.map(({ id, code, landUse, isLogistics, ha, isTaken }) => (
        <li key={id}>
          <span>{code} · {format.number(ha)} ha<br /><span className="quiet small">{t(`landUse.${landUse}`)}{isLogistics && ` – ${t('logisticsZone.logistics')}`}{isTaken && ` · ${t('landScenario.taken')}`}</span></span>
          <select className="field-input" data-plot={id} aria-label={`${code}: ${t('landScenario.to')}`} value={valueOf(code)} onChange={(event) => set(code, event.target.value)}>
            <option value="keep">{t('landScenario.use.keep')}</option>
            {names.map((name) => <option key={name} value={name}>{t(`landScenario.use.${name}`)}</option>)}
          </select>
        </li>
      ))}
    </ul>
  )
}
