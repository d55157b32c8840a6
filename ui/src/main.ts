import { mount } from 'svelte'
import App from './App.svelte'
import { firstWords } from './lib/words.svelte'
import './styles.css'

const target = document.getElementById('app')
if (target) void firstWords().then(() => mount(App, { target }))
