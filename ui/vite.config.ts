import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// The WebView of the cheapest phones in use is a Chrome 87.
export default defineConfig({
  plugins: [svelte()],
  base: './',
  build: { target: ['chrome87', 'safari14'], cssTarget: 'chrome87', modulePreload: false, assetsInlineLimit: 0 },
})
