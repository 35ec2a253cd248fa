import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorDesign } from '../../api/contract/corridor.ts'
import { OptionList, VersionList } from '../features/corridor/options.tsx'
import { useCorridorDesign, useCorridorOption, useCorridorOptions } from '../features/corridor/use-corridors.ts'
import '../i18n/land-words.ts'
import '../i18n/relocation-words.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import { CorridorDrawing } from './relocation-drawing.tsx'
import type { RelocationProps } from './relocation-tabs.ts'

/** The alignment: its versions and options, shifting it, and what that takes and frees. */
export function RelocationCorridor(props: RelocationProps): ReactElement {
  const { t } = useTranslation()
  const { corridor, room, account, change } = props
  const [versionId, setVersionId] = useState(corridor.currentId)
  // Begun anew with a number of its own, also from the same version.
  const [begun, setBegun] = useState(0)
  const [isUnsaved, setUnsaved] = useState(false)
  const options = useCorridorOptions(corridor.code)
  const option = useCorridorOption(corridor.code, room.option)
  const version = useCorridorDesign(corridor.code, versionId)
  const open = options.data?.items.find(({ id }) => id === room.option) ?? null
  const skeleton = <PanelSkeleton lines={8} />
  const drawing = (design: CorridorDesign, key: string): ReactElement => <CorridorDrawing key={key} {...props} design={design} open={open} onUnsaved={setUnsaved} />
  return (
    <>
      {room.option !== null
        ? <Loaded query={option} skeleton={skeleton}>{({ design, id, version: number }) => drawing(design, `option ${id} ${number} ${begun}`)}</Loaded>
        : versionId === null ? <Notice icon="info"><p>{t('relocation.noCorridorText')}</p></Notice>
          : <Loaded query={version} skeleton={skeleton}>{({ design }) => drawing(design, `version ${versionId} ${begun}`)}</Loaded>}
      <Disclosure key={room.option === null ? 'none' : 'one'} title={t('corridorEdit.options')} aside={options.data?.items.length} startsOpen={room.option !== null}>
        <Loaded query={options} skeleton={skeleton}>{({ items }) => <OptionList code={corridor.code} options={items} openId={room.option} drawnVersion={option.data?.version ?? null} isUnsaved={isUnsaved} mayAdopt={account.role === 'admin'} onOpen={(id) => change({ option: id })} />}</Loaded>
      </Disclosure>
      <Disclosure title={t('corridorEdit.versions')} aside={corridor.versions.length}>
        <VersionList versions={corridor.versions} currentId={corridor.currentId} onBegin={(id) => { setVersionId(id); setBegun(begun + 1); change({ option: null }) }} />
      </Disclosure>
    </>
  )
}
