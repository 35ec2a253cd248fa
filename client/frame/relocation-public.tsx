import type { Geometry } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { movedShapes } from '../features/corridor/scene.ts'
import { Summary } from '../features/corridor/summary.tsx'
import { useRelocationSummary } from '../features/corridor/use-corridors.ts'
import { boxOfGeometry, boxOfShapes } from '../geometry/box-of-geometry.ts'
import '../i18n/relocation-words.ts'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import { usePlace } from '../state/use-place.ts'
import { useSignInLink } from '../state/use-sign-in-link.ts'
import type { SheetSize } from '../ui/bottom-sheet.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import { useFollow } from './use-follow.ts'
import { useRelocationMap } from './use-relocation-map.ts'

interface RelocationPublicProps { map: MapLibreMap | null; atlas: Atlas; width: Width; onSheet: (size: SheetSize) => void }

/** What everybody sees of relocation, of one province where the address names one; boards sign in for the rest. */
export function RelocationPublic({ map, atlas, width, onSheet }: RelocationPublicProps): ReactElement {
  const { t } = useTranslation()
  const { filter, asOf, room } = usePlace()
  const signIn = useSignInLink()
  const follow = useFollow(atlas, true)
  const province = filter.province.length === 1 ? (filter.province[0] ?? null) : null
  const summary = useRelocationSummary(province, asOf)
  const show = useRelocationMap(map)
  const { data } = summary
  useEffect(() => {
    if (!data) return
    const shapes = movedShapes(data)
    show({ shapes })
    follow('province', province ?? 'all', boxOfShapes(shapes))
  }, [data, show, follow, province])
  const see = (shape: Geometry): void => {
    const bbox = boxOfGeometry(shape)
    if (bbox) atlas.mark({ plotIds: [], bbox, fit: true })
    if (width === 'phone') onSheet('peek')
  }
  const isForBoards = room.name === 'relocation' && room.tab !== 'overview'
  const signInNotice = (
    <Notice icon="info" title={t(isForBoards ? 'relocation.boardPartTitle' : 'relocation.signInTitle')} actions={<a className="button" {...signIn}>{t('relocation.signIn')}</a>}><p>{t(isForBoards ? 'relocation.boardPartText' : 'relocation.signInText')}</p></Notice>
  )
  return (
    <>
      {isForBoards && signInNotice}
      <Loaded query={summary} skeleton={<PanelSkeleton />}>{(found) => <Summary summary={found} onShow={map && see} />}</Loaded>
      {!isForBoards && signInNotice}
    </>
  )
}
