/** The sign, words for it in Portuguese, words for it in English: the first two name it. */
export type Emoji = readonly [sign: string, pt: string, en: string];

export const EMOJI_GROUPS = [
  {
    name: "faces",
    list: list(`
😀 sorriso feliz|grin happy
😃 sorriso aberto|smile happy
😄 sorriso olhos|smile eyes
😁 sorriso dentes|beaming grin
😆 rindo muito|laughing
😅 risada suor alívio|sweat smile relief
😂 chorando de rir|tears of joy laugh
🤣 rolando de rir|rolling laughing
🙂 sorriso leve|slight smile
🙃 de ponta cabeça|upside down
😉 piscada|wink
😊 corado tímido|blush
😇 anjo santo|angel halo
🥰 apaixonado corações|love hearts
😍 olhos de coração|heart eyes
🤩 encantado estrelas|star struck
😘 beijo coração|kiss
😋 delícia gostoso|yum delicious
😜 brincadeira língua|wink tongue
🤪 maluco|zany crazy
🤗 abraço|hug
🤭 ops mão na boca|oops giggle
🤫 silêncio segredo|shush quiet
🤔 pensando dúvida|thinking
🤨 desconfiado|raised eyebrow
😐 neutro|neutral
😏 malandro|smirk
😒 chateado|unamused
🙄 revirar olhos|eye roll
😬 sem graça|grimace
😌 aliviado paz|relieved
😔 triste pensativo|pensive sad
😪 sono|sleepy
😴 dormindo|sleeping
😷 máscara doente|mask sick
🤒 febre doente|fever sick
🤧 espirro gripe|sneeze
🥵 calor|hot
🥶 frio|cold
🤯 chocado explodindo|mind blown
🥳 festa parabéns|party
😎 óculos legal|cool sunglasses
🤓 nerd|nerd
😕 confuso|confused
😟 preocupado|worried
🙁 triste leve|frown
😮 surpreso boca aberta|surprised open mouth
😲 espantado|astonished
😳 envergonhado|flushed
🥺 por favor súplica|pleading
😢 choro triste|cry sad
😭 chorando muito|sobbing
😱 medo grito|scream fear
😞 decepcionado|disappointed
😓 suor cansado|sweat
😩 exausto|weary
😤 bufando|huffing
😡 raiva bravo|angry
🤬 palavrão|swearing
😈 diabinho|devil
💀 caveira|skull
🤖 robô|robot
`),
  },
  {
    name: "hands",
    list: list(`
👍 joinha sim ok|thumbs up yes
👎 não gostei|thumbs down no
👏 palmas parabéns|clap
🙌 mãos para cima comemorar|raised hands
🙏 obrigado por favor oração|thanks please pray
🤝 aperto de mão acordo|handshake deal
👋 tchau oi aceno|wave hello bye
👌 ok perfeito|ok hand
✌️ paz vitória|peace victory
🤞 dedos cruzados sorte|fingers crossed luck
🤟 te amo|love you
👈 esquerda apontar|point left
👉 direita apontar|point right
👆 acima apontar|point up
👇 abaixo apontar|point down
☝️ um atenção|one attention
✋ pare mão|stop hand
💪 força forte|strong muscle
✍️ escrever assinar|writing sign
🤷 não sei|shrug
🤦 vergonha testa|facepalm
🙋 eu levantar mão|raise hand
👀 olhos olhando|eyes look
👂 ouvido escutar|ear listen
🧠 cérebro|brain
👶 bebê|baby
👩 mulher|woman
👨 homem|man
👵 avó|grandmother
👴 avô|grandfather
👨‍👩‍👧 família|family
🏃 correndo|running
`),
  },
  {
    name: "hearts",
    list: list(`
❤️ coração amor vermelho|heart love red
🧡 coração laranja|orange heart
💛 coração amarelo|yellow heart
💚 coração verde|green heart
💙 coração azul|blue heart
💜 coração roxo|purple heart
🖤 coração preto|black heart
🤍 coração branco|white heart
💔 coração partido|broken heart
💕 dois corações|two hearts
💖 coração brilhante|sparkling heart
💋 beijo boca|kiss lips
💯 cem por cento|hundred
✨ brilho|sparkles
⭐ estrela|star
🌟 estrela brilhante|glowing star
🔥 fogo quente|fire hot
⚡ raio rápido|lightning fast
🎉 festa comemoração|party celebration
🎊 confete|confetti
🎁 presente|gift
🎂 bolo aniversário|birthday cake
🏆 troféu|trophy
🥇 medalha ouro primeiro|gold medal first
🎯 alvo meta|target goal
💡 ideia lâmpada|idea bulb
💬 conversa balão|speech chat
📣 anúncio megafone|megaphone
`),
  },
  {
    name: "nature",
    list: list(`
🐶 cachorro|dog
🐱 gato|cat
🐦 pássaro|bird
🐝 abelha|bee
🦋 borboleta|butterfly
🐢 tartaruga devagar|turtle slow
🌹 rosa flor|rose flower
🌻 girassol|sunflower
🌷 tulipa|tulip
🌳 árvore|tree
🍀 trevo sorte|clover luck
☀️ sol|sun
🌙 lua noite|moon night
☁️ nuvem|cloud
🌧️ chuva|rain
🌈 arco-íris|rainbow
❄️ neve frio|snow
🌊 onda mar|wave sea
`),
  },
  {
    name: "food",
    list: list(`
☕ café|coffee
🍵 chá|tea
🍺 cerveja|beer
🥂 brinde|cheers
🍷 vinho|wine
🥤 suco refrigerante|drink soda
🍕 pizza|pizza
🍔 hambúrguer|burger
🍟 batata frita|fries
🌮 taco|taco
🍝 macarrão|pasta
🍚 arroz|rice
🥗 salada|salad
🍞 pão|bread
🧀 queijo|cheese
🍎 maçã|apple
🍌 banana|banana
🍓 morango|strawberry
🍫 chocolate|chocolate
🍰 bolo fatia|cake
🍦 sorvete|ice cream
🍿 pipoca|popcorn
`),
  },
  {
    name: "places",
    list: list(`
🏠 casa|house home
🏢 empresa prédio|office building
🏪 loja|store
🏥 hospital|hospital
🏫 escola|school
🛏️ cama|bed
🛋️ sofá|sofa
🚗 carro|car
🚚 entrega caminhão|delivery truck
🏍️ moto|motorcycle
🚲 bicicleta|bicycle
✈️ avião viagem|plane travel
🚌 ônibus|bus
📍 local endereço|pin location
🗺️ mapa|map
🌎 mundo|world
🏖️ praia|beach
🇧🇷 brasil bandeira|brazil flag
`),
  },
  {
    name: "things",
    list: list(`
📱 celular|phone
💻 computador|laptop
📞 telefone ligação|telephone call
📧 e-mail|email
📷 foto câmera|camera photo
🎥 vídeo|video
🎧 fone música|headphones
🎵 música nota|music
📦 pacote caixa|package box
🛒 carrinho compra|shopping cart
🛍️ sacola compras|shopping bags
💳 cartão pagamento|card payment
💰 dinheiro saco|money
💵 dinheiro nota|money bill
🧾 recibo nota|receipt
🏷️ etiqueta preço|tag price
📄 documento|document
📎 anexo clipe|attachment clip
📌 fixar|pin
✏️ lápis editar|pencil
📅 calendário data|calendar date
⏰ despertador hora|alarm clock
⏳ espera ampulheta|waiting hourglass
🔑 chave|key
🔒 cadeado seguro|lock secure
🔔 sino aviso|bell notice
🔧 ferramenta conserto|tool repair
💊 remédio|pill medicine
👗 vestido roupa|dress clothes
👟 tênis|sneaker
👓 óculos|glasses
💄 batom|lipstick
💍 anel|ring
`),
  },
  {
    name: "signs",
    list: list(`
✅ certo feito|check done
☑️ marcado|checked
❌ errado não|cross no
⚠️ atenção cuidado|warning
❗ exclamação|exclamation
❓ pergunta|question
➡️ seta direita|arrow right
⬅️ seta esquerda|arrow left
⬆️ seta cima|arrow up
⬇️ seta baixo|arrow down
🔄 atualizar trocar|refresh
🆗 ok|ok
🆕 novo|new
🆓 grátis|free
🔝 topo|top
🔴 vermelho círculo|red circle
🟡 amarelo círculo|yellow circle
🟢 verde círculo|green circle
🔵 azul círculo|blue circle
1️⃣ um número|one number
2️⃣ dois número|two number
3️⃣ três número|three number
4️⃣ quatro número|four number
5️⃣ cinco número|five number
➕ mais|plus
➖ menos|minus
♻️ reciclar|recycle
🚫 proibido|forbidden
`),
  },
] as const satisfies readonly { name: string; list: readonly Emoji[] }[];

/** "sign pt words|en words", one a line. */
function list(lines: string): Emoji[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => {
      const [sign = ""] = line.split(" ", 1);
      const [pt = "", en = ""] = line.slice(sign.length + 1).split("|");
      return [sign, pt, en];
    });
}
