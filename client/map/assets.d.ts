// What vite answers for the files of the map that are fetched, not bundled.
declare module '*?url' {
  const url: string
  export default url
}
declare module '*?url&no-inline' {
  const url: string
  export default url
}
declare module '*?worker&url' {
  const url: string
  export default url
}
declare module '*.css' {}
