import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorTake } from '../../api/contract/corridor.ts'
import { RelocationLegend } from '../features/corridor/legend.tsx'
import { takeShapes } from '../features/corridor/scene.ts'
import { FirmList, PlotList } from '../features/corridor/take-lists.tsx'
import { SchematicNotice, TakeTotals } from '../features/corridor/take-totals.tsx'
import { takeFileAddress, useCorridorTake, useRelocationSummary } from '../features/corridor/use-corridors.ts'
import { ZoneList } from '../features/corridor/zone-list.tsx'
import { boxOfGeometry, boxOfShapes } from '../geometry/box-of-geometry.ts'
import '../i18n/land-words.ts'
import '../i18n/relocation-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import { noScene } from '../map/relocation-swatches.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import { AsOf } from '../ui/as-of.tsx'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { RelocationProps } from './relocation-tabs.ts'

/** What the corridor takes on a day, and the zones that must move. */
export function RelocationOverview({ corridor, atlas, follow, show, width, sheet, onSheet }: RelocationProps): ReactElement {
  const store = usePlaceStore()
  const { asOf } = usePlace()
  const take = useCorridorTake(corridor.code, asOf)
  const { data } = take
  useEffect(() => {
    if (!data) return
    show({ shapes: takeShapes(data) })
    follow('corridor', corridor.code, boxOfShapes(data.zones.flatMap(({ isConfirmed, shape }) => (isConfirmed && shape ? [{ geometry: shape as GeoJSON.Geometry }] : []))))
  }, [data, show, follow, corridor.code])
  useEffect(() => () => show(noScene), [show])
  return (
    <>
      <AsOf value={asOf} onChange={(day) => store.change({ asOf: day }, 'replace')} />
      <Loaded query={take} skeleton={<PanelSkeleton lines={8} />}>
        {(found) => <Taken take={found} corridor={corridor} onShow={(shape) => { const bbox = boxOfGeometry(shape); if (bbox) atlas.mark({ plotIds: [], bbox, fit: true }); if (width === 'phone' && sheet !== 'peek') onSheet('peek') }} />}
      </Loaded>
    </>
  )
}

function Taken({ take, corridor, onShow }: Pick<RelocationProps, 'corridor'> & { take: CorridorTake; onShow: (shape: GeoJSON.Geometry) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const titleOf = useZoneTitle()
  const { asOf } = usePlace()
  const { data: summary } = useRelocationSummary(null, asOf)
  const [chosen, setChosen] = useState<string | null>(null)
  const plotList = useRef<HTMLDivElement>(null)
  // The list stands elsewhere than what it was chosen from: sight and focus go there.
  useEffect(() => { if (chosen !== null) plotList.current?.querySelector('button')?.focus() }, [chosen])
  const [confirmed, others] = [take.zones.filter(({ isConfirmed }) => isConfirmed), take.zones.filter(({ isConfirmed }) => !isConfirmed)]
  const zone = take.zones.find((one) => one.zone.code === chosen)?.zone
  const plots = chosen === null ? take.plots : take.plots.filter((plot) => plot.zone === chosen)
  const firms = chosen === null ? take.firms : take.firms.filter(({ zones }) => zones.includes(chosen))
  const receiversOf = (code: string) => (summary ? summary.zones.find((one) => one.zone.code === code)?.receivers ?? [] : null)
  const list = { asOf: take.asOf, chosen, receiversOf, onChoose: setChosen, onShow: (one: (typeof take.zones)[number]) => { if (one.shape) onShow(one.shape as GeoJSON.Geometry) } }
  const title = zone ? t('corridorTake.plotListOf', { zone: titleOf(zone) }) : t('corridorTake.plotList')
  return (
    <>
      <SchematicNotice basis={take.basis} />
      {confirmed.length > 0 && (
        <section>
          <h2>{t('corridorTake.mustMove')}</h2>
          <p className="quiet small">{t('corridorTake.mustMoveText')}</p>
          <ZoneList zones={confirmed} {...list} />
        </section>
      )}
      {take.plots.length === 0 ? <Notice icon="info"><p>{t('corridorTake.nothing')}</p></Notice> : <><h2>{t('corridorTake.title')}</h2><TakeTotals take={take} /><RelocationLegend kinds={['taken', 'remnant']} /></>}
      {take.plots.length > 0 && (
        <div ref={plotList} className="corridor-lists">
          <Disclosure key={`plots ${chosen}`} title={title} aside={format.number(plots.length)} startsOpen={chosen !== null}>
            <div className="corridor-list-do">
              {chosen !== null && <Button onClick={() => setChosen(null)}>{t('corridorTake.allZones')}</Button>}
              <a className="button" href={takeFileAddress(corridor.code, chosen, asOf, language)} download><Icon name="download" size={16} />{t('corridorTake.download')}</a>
            </div>
            <PlotList plots={plots} title={title} />
          </Disclosure>
          <Disclosure title={zone ? t('corridorTake.firmListOf', { zone: titleOf(zone) }) : t('corridorTake.firmList')} aside={format.number(firms.length)}><FirmList firms={firms} ofOwnProvinces={take.firms.length < take.totals.firms} /></Disclosure>
          {take.cutOff.length > 0 && <Disclosure title={t('corridorTake.cutOff')} aside={format.number(take.cutOff.length)}><p className="quiet small">{t('corridorTake.cutOffHint')}</p><p>{take.cutOff.map(({ code, zone: of }) => `${code} (${of})`).join(', ')}</p></Disclosure>}
        </div>
      )}
      {others.length > 0 && (
        <Disclosure title={t('corridorTake.unconfirmed')} aside={format.number(others.length)}>
          <Notice tone="warning" icon="question"><p>{t('corridorTake.unconfirmedText')}</p></Notice>
          <ZoneList zones={others} {...list} />
        </Disclosure>
      )}
    </>
  )
}
