import type { ReactElement } from 'react'

/** Our own line icons on a square of 20, 1.5 strokes, round ends. */
const paths = {
  search: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l4 4',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  foldLeft: 'M12 5l-5 5 5 5',
  foldRight: 'M8 5l5 5-5 5',
  up: 'M5 12l5-5 5 5',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l2.8-2.8a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.8 2.8a3 3 0 0 0 4.2 4.2l1-1',
  frame: 'M3.5 7V3.5H7M13 3.5h3.5V7M16.5 13v3.5H13M7 16.5H3.5V13M10 7.5v5M7.5 10h5',
  download: 'M10 3.5v9M6.5 9.5L10 13l3.5-3.5M4 16.5h12',
  pinOff: 'M10 17s5-4.6 5-8.7A5 5 0 0 0 6.6 4.6M5.1 7.2C4.5 12 10 17 10 17M3.5 3.5l13 13',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  warning: 'M10 3.2L17.5 16.5h-15zM10 8v4M10 14.2v.1',
  info: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 9.2V14M10 6.3v.1',
  offline: 'M3.5 3.5l13 13M2.5 8.2a11 11 0 0 1 3.2-2M8.6 5.1a11 11 0 0 1 8.9 3.1M5.2 11a7 7 0 0 1 3-1.7M12.6 9.7a7 7 0 0 1 2.2 1.3M8 13.8a3 3 0 0 1 3.6-.3M10 16.4v.1',
  layers: 'M10 3l7 3.8-7 3.8-7-3.8zM3.5 10.4L10 14l6.5-3.6M3.5 13.6L10 17l6.5-3.4',
  retry: 'M15.8 8A6.2 6.2 0 1 0 16 11.4M16 3.8V8h-4.2',
  arrow: 'M3.5 10h12M11.5 6l4 4-4 4',
  minus: 'M5 10h10',
  question: 'M7 7.6a3 3 0 1 1 4.6 2.5c-1 .6-1.6 1.2-1.6 2.4M10 15.4v.1',
  chart: 'M3.5 16.5h13M6 13.5v-4M10 13.5v-8M14 13.5v-6',
  pen: 'M4 16l.8-3.4L13.2 4.2a1.8 1.8 0 0 1 2.6 2.6L7.4 15.2zM12 5.5l2.5 2.5',
  people: 'M8 4a2.8 2.8 0 1 1 0 5.6A2.8 2.8 0 0 1 8 4zM3 16c0-3 2-4.8 5-4.8s5 1.8 5 4.8M13 4.4a2.6 2.6 0 0 1 0 4.9M14.6 11.6c1.6.7 2.4 2.2 2.4 4.4',
  copy: 'M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4',
  person: 'M10 3.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM3.8 16.5c.5-2.6 2.9-4.2 6.2-4.2s5.7 1.6 6.2 4.2',
  pin: 'M10 17s5-4.6 5-8.8a5 5 0 0 0-10 0C5 12.4 10 17 10 17zM10 6.6a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2z',
  columns: 'M3.5 4.5h13v11h-13zM10 4.5v11M5.5 8h2.5M12 8h2.5M5.5 11h2.5M12 11h2.5',
  bell: 'M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5l1.5 1.5h-12zM8.5 17h3',
  here: 'M10 5.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3',
  print: 'M6 7V3.5h8V7M6 14H3.5V7h13v7H14M6 11.5h8v5H6z',
} as const
export type IconName = keyof typeof paths

/** Decoration beside a word; the word says it to a screen reader. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
      <path d={paths[name]} />
    </svg>
  )
}
