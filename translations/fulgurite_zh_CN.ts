<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Backend</name>
    <message>
        <source>The server answers, and shows a certificate that was never seen before. Compare its fingerprint with what the server&apos;s owner says.</source>
        <translation>服务器有响应，并出示了从未见过的证书。请与服务器所有者核对其指纹。</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>信任此证书</translation>
    </message>
    <message>
        <source>The node is still reading the chain itself: balances lag until it is done. Nothing needs to be done.</source>
        <translation>节点自身仍在读取区块链：完成之前余额会滞后。您无需处理。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>The node has pruned its blocks below %1. A new wallet needs none of them; a restored one finds its coins, but cannot list older payments.</source>
        <translation>节点已删除 %1 以下的区块。新钱包不需要它们；恢复的钱包能找到币，但无法列出较早的交易。</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message>
        <source>Your money is back %1.</source>
        <translation>资金退回时间：%1。</translation>
    </message>
    <message>
        <source>Your money returns on chain.</source>
        <translation>您的资金将退回链上。</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在开启</translation>
    </message>
    <message>
        <source>The peer is asked for its signature.</source>
        <translation>正在请求对方签名。</translation>
    </message>
    <message>
        <source>%1 of %2 blocks</source>
        <translation>%1/%2 个区块</translation>
    </message>
    <message>
        <source>The funding waits for its confirmations; then the channel can be used.</source>
        <translation>注资交易正在等待确认，之后即可使用通道。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Payments can go both ways.</source>
        <translation>可双向收付。</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>正在重连</translation>
    </message>
    <message>
        <source>The peer is not reachable. Nothing is lost; it is tried again by itself.</source>
        <translation>无法连接对方节点。没有任何损失，会自动重试。</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>Pending payments settle first.</source>
        <translation>先等待未完成的付款完成。</translation>
    </message>
    <message>
        <source>Force closing</source>
        <translation>正在强制关闭</translation>
    </message>
    <message>
        <source>Data lost</source>
        <translation>数据丢失</translation>
    </message>
    <message>
        <source>This copy of the wallet is older than the channel. Only the peer may close it; nothing is broadcast from here.</source>
        <translation>此钱包副本比通道旧。只能由对方关闭通道，本机不会广播任何交易。</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>All of its money is back on chain.</source>
        <translation>其全部资金已退回链上。</translation>
    </message>
    <message>
        <source>Close the channel with %1?</source>
        <translation>关闭与 %1 的通道？</translation>
    </message>
    <message>
        <source>Close the channel</source>
        <translation>关闭通道</translation>
    </message>
    <message>
        <source>Force close the channel with %1?</source>
        <translation>强制关闭与 %1 的通道？</translation>
    </message>
    <message numerus="yes">
        <source>%1 come back %2, after %n block(s) of waiting, and it costs about %3. It cannot be undone. A normal close is cheaper and faster when the peer answers.</source>
        <translation>
            <numerusform>将退回 %1（%2，需等待 %n 个区块），费用约 %3。此操作无法撤销。对方有响应时，正常关闭更便宜、更快。</numerusform>
        </translation>
    </message>
    <message>
        <source>Force close</source>
        <translation>强制关闭</translation>
    </message>
    <message>
        <source>%1 come back to your coins on chain about one hour after both sides have signed, %2. The closing transaction costs %3.</source>
        <translation>双方签名约一小时后（%2），%1 将退回您的链上余额。关闭交易的费用为 %3。</translation>
    </message>
</context>
<context>
    <name>ClosedChannels</name>
    <message>
        <source>You and the peer together</source>
        <translation>您与对方共同</translation>
    </message>
    <message>
        <source>The peer</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>The channel was never opened: its funding did not confirm.</source>
        <translation>通道从未开启：其注资交易未获确认。</translation>
    </message>
    <message>
        <source>Both sides agreed on a closing transaction.</source>
        <translation>双方就关闭交易达成一致。</translation>
    </message>
    <message>
        <source>The peer broadcast its commitment, without asking.</source>
        <translation>对方未经协商广播了其承诺交易。</translation>
    </message>
    <message>
        <source>Your commitment was broadcast: a close by force.</source>
        <translation>已广播您的承诺交易：强制关闭。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>amount hidden</source>
        <translation>金额已隐藏</translation>
    </message>
    <message>
        <source>%1 bitcoin</source>
        <translation>%1 比特币</translation>
    </message>
    <message>
        <source>%1 satoshi</source>
        <translation>%1 聪</translation>
    </message>
    <message>
        <source>Type an amount.</source>
        <translation>请输入金额。</translation>
    </message>
    <message>
        <source>This is not an amount: use digits only.</source>
        <translation>这不是金额：请只用数字。</translation>
    </message>
    <message>
        <source>Too many decimals: the smallest part is one satoshi.</source>
        <translation>小数位过多：最小单位是 1 聪。</translation>
    </message>
    <message>
        <source>More than all the bitcoin there will ever be.</source>
        <translation>超过了比特币的总量。</translation>
    </message>
    <message>
        <source>%1 sat/vB</source>
        <translation>%1 sat/vB</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>per cent, a narrow space before the sign where the language has one</comment>
        <translation>%1%</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>%n 小时后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>6 or more confirmations</source>
        <translation>6 次或更多确认</translation>
    </message>
    <message numerus="yes">
        <source>%n confirmation(s)</source>
        <translation>
            <numerusform>%n 次确认</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>MoneyKind</name>
    <message>
        <source>On chain</source>
        <translation>链上</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>闪电网络</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>关闭中</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>保留金</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message>
        <source>Chain</source>
        <translation>区块链</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>对等节点</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>not needed now</source>
        <translation>目前不需要</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>The server has not answered yet.</source>
        <translation>服务器尚未响应。</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>The server itself is still reading the chain. Balances may lag.</source>
        <translation>服务器自身仍在读取区块链，余额可能滞后。</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>正在扫描</translation>
    </message>
    <message>
        <source>Blocks are searched for your coins: %1.</source>
        <translation>正在区块中查找您的币：%1。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>At block %1.</source>
        <translation>已到区块 %1。</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>The server does not answer. It is tried again by itself; your coins are not in danger.</source>
        <translation>服务器没有响应，会自动重试；您的币没有危险。</translation>
    </message>
    <message>
        <source>Another network</source>
        <translation>其他网络</translation>
    </message>
    <message>
        <source>The server is of another network than this wallet. Choose another one.</source>
        <translation>服务器与此钱包不属于同一网络，请选择其他服务器。</translation>
    </message>
    <message>
        <source>Certificate changed</source>
        <translation>证书已更改</translation>
    </message>
    <message>
        <source>The server shows another certificate than before. It may be renewed, or somebody may listen: test it anew only if you trust it.</source>
        <translation>服务器出示的证书与之前不同。可能是证书已更新，也可能有人窃听：仅在信任它时重新测试。</translation>
    </message>
    <message>
        <source>Wrong answers</source>
        <translation>答复错误</translation>
    </message>
    <message>
        <source>The server gave answers that cannot be true. It was left; choose another one.</source>
        <translation>服务器给出了不可能为真的答复，已弃用；请选择其他服务器。</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>区块 %1</translation>
    </message>
    <message>
        <source>no node yet</source>
        <translation>暂无节点</translation>
    </message>
    <message>
        <source>no channel yet</source>
        <translation>暂无通道</translation>
    </message>
    <message>
        <source>%1 of %2 connected</source>
        <translation>已连接 %1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>就绪 %1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 connected: the others do not answer</source>
        <translation>已连接 %1/%2：其余没有应答</translation>
    </message>
    <message>
        <source>%1 of %2 ready: the others wait for their peers</source>
        <translation>%1/%2 已就绪：其余在等待对方节点</translation>
    </message>
    <message>
        <source>Standing still</source>
        <translation>停滞</translation>
    </message>
    <message numerus="yes">
        <source>The newest block is %n hour(s) old: the server stands still, or this computer&apos;s clock is wrong. Nothing is sent over channels meanwhile. Check the clock, or choose another server.</source>
        <translation>
            <numerusform>最新区块已是 %n 小时前：服务器停滞，或本机时钟有误。在此期间不会通过通道发送任何款项。请检查时钟，或选择另一个服务器。</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing %1</source>
        <translation>正在同步 %1</translation>
    </message>
    <message>
        <source>The server itself is still reading the chain: %1 is done. Balances may lag.</source>
        <translation>服务器自身仍在读取区块链：已完成 %1。余额可能滞后。</translation>
    </message>
    <message>
        <source>No server</source>
        <translation>无服务器</translation>
    </message>
    <message>
        <source>No chain server is chosen: payments on chain are not seen, and channels are not watched, until one is.</source>
        <translation>尚未选择链服务器：在选择之前，看不到链上付款，也无法监视通道。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Payment received</source>
        <translation>收到付款</translation>
    </message>
    <message>
        <source>A channel is ready</source>
        <translation>通道已就绪</translation>
    </message>
    <message>
        <source>A channel was closed</source>
        <translation>通道已关闭</translation>
    </message>
    <message>
        <source>Open the wallet to see why and what returns.</source>
        <translation>请打开钱包查看原因和退回的金额。</translation>
    </message>
    <message>
        <source>A payment failed</source>
        <translation>付款失败</translation>
    </message>
    <message>
        <source>Nothing left your wallet.</source>
        <translation>没有资金离开您的钱包。</translation>
    </message>
    <message>
        <source>The wallet needs your attention</source>
        <translation>钱包需要您处理</translation>
    </message>
</context>
<context>
    <name>PageAction</name>
    <message>
        <source>&amp;Confirm three words…</source>
        <translation>核对三个单词(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Show the words…</source>
        <translation>显示助记词(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Prove the backup</source>
        <translation>验证备份(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Export a copy of the backup…</source>
        <translation>导出备份副本(&amp;E)…</translation>
    </message>
    <message>
        <source>Choose the backup&apos;s &amp;folder…</source>
        <translation>选择备份文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Change the pass&amp;word…</source>
        <translation>更改密码(&amp;W)…</translation>
    </message>
    <message>
        <source>Send a&amp;ll</source>
        <translation>全部发送(&amp;L)</translation>
    </message>
    <message>
        <source>Choose coi&amp;ns</source>
        <translation>选择币(&amp;N)</translation>
    </message>
    <message>
        <source>Put the &amp;draft away</source>
        <translation>收起草稿(&amp;D)</translation>
    </message>
    <message>
        <source>Another pa&amp;yment</source>
        <translation>另一笔付款(&amp;Y)</translation>
    </message>
    <message>
        <source>New re&amp;quest</source>
        <translation>新建收款请求(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy the request</source>
        <translation>复制收款请求(&amp;C)</translation>
    </message>
    <message>
        <source>Enlar&amp;ge the code</source>
        <translation>放大二维码(&amp;G)</translation>
    </message>
    <message>
        <source>Receive on c&amp;hain</source>
        <translation>链上收款(&amp;H)</translation>
    </message>
    <message>
        <source>Raise the l&amp;imit</source>
        <translation>提高上限(&amp;I)</translation>
    </message>
    <message>
        <source>Show my node &amp;key</source>
        <translation>显示我的节点公钥(&amp;K)</translation>
    </message>
    <message>
        <source>Speed &amp;up the payment…</source>
        <translation>加速这笔付款(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Open a channel…</source>
        <translation>打开通道(&amp;O)…</translation>
    </message>
    <message>
        <source>Closed channels</source>
        <translation>已关闭的通道</translation>
    </message>
    <message>
        <source>Close the channel…</source>
        <translation>关闭通道…</translation>
    </message>
    <message>
        <source>Fo&amp;rce close the channel…</source>
        <translation>强制关闭通道(&amp;R)…</translation>
    </message>
    <message>
        <source>Change the chain ser&amp;ver…</source>
        <translation>更换链服务器(&amp;V)…</translation>
    </message>
    <message>
        <source>Connect &amp;to a node…</source>
        <translation>连接节点(&amp;T)…</translation>
    </message>
    <message>
        <source>Disconnect the node</source>
        <translation>断开节点</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>复制日志</translation>
    </message>
    <message>
        <source>Read the log again</source>
        <translation>重新读取日志</translation>
    </message>
</context>
<context>
    <name>Security</name>
    <message>
        <source>Type a password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不同。</translation>
    </message>
    <message>
        <source>About %1 seconds on this computer, from the next change of the password on.</source>
        <translation>在本机约 %1 秒，下次更改密码后生效。</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Deriving the key from the password</source>
        <translation>正在由密码派生密钥</translation>
    </message>
    <message>
        <source>Reading the database</source>
        <translation>正在读取数据库</translation>
    </message>
    <message>
        <source>Reading the chain</source>
        <translation>正在读取区块链</translation>
    </message>
    <message>
        <source>Reading the channels</source>
        <translation>正在读取通道</translation>
    </message>
    <message>
        <source>Practice: not real money</source>
        <translation>练习模式：不是真钱</translation>
    </message>
    <message>
        <source>Testnet4: these coins are worth nothing</source>
        <translation>Testnet4：这些币没有价值</translation>
    </message>
    <message>
        <source>Signet: these coins are worth nothing</source>
        <translation>Signet：这些币没有价值</translation>
    </message>
    <message>
        <source>Regtest: these coins are worth nothing</source>
        <translation>Regtest：这些币没有价值</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Server syncing</source>
        <translation>服务器同步中</translation>
    </message>
    <message>
        <source>Scanning %1</source>
        <translation>正在扫描 %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Server of another network</source>
        <translation>服务器网络不符</translation>
    </message>
    <message>
        <source>Certificate changed</source>
        <translation>证书已更改</translation>
    </message>
    <message>
        <source>Server lies</source>
        <translation>服务器作假</translation>
    </message>
    <message>
        <source>No channels</source>
        <translation>没有通道</translation>
    </message>
    <message>
        <source>%1/%2 channels</source>
        <translation>%1/%2 个通道</translation>
    </message>
    <message>
        <source>Backup failed</source>
        <translation>备份失败</translation>
    </message>
    <message>
        <source>Words not confirmed</source>
        <translation>助记词未核对</translation>
    </message>
    <message>
        <source>Backup proven %1</source>
        <translation>备份已于 %1 验证</translation>
    </message>
    <message>
        <source>No backup folder</source>
        <translation>未设备份文件夹</translation>
    </message>
    <message>
        <source>Backup not proven</source>
        <translation>备份未验证</translation>
    </message>
    <message>
        <source>%1 sat/vB</source>
        <translation>%1 sat/vB</translation>
    </message>
    <message>
        <source>A payment is in flight. You may be away for %1, until block %2.</source>
        <translation>有一笔付款在途。您可离开 %1，最迟到区块 %2。</translation>
    </message>
    <message>
        <source>A payment is in flight. Open the wallet again within a few hours.</source>
        <translation>有一笔付款在途。请在几小时内重新打开钱包。</translation>
    </message>
    <message>
        <source>A channel is closing. Its money can be collected from block %1 on, %2: open the wallet again then.</source>
        <translation>有通道正在关闭。其资金从区块 %1（%2）起可收回：请届时重新打开钱包。</translation>
    </message>
    <message numerus="yes">
        <source>It is tried again by itself within %n second(s).</source>
        <translation>
            <numerusform>%n 秒之内会自动重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>The chain is still watched, at block %1.</source>
        <translation>仍在监视区块链，目前在区块 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) began to close meanwhile: what is yours is claimed once the wallet goes on.</source>
        <translation>
            <numerusform>期间有 %n 个通道开始关闭：钱包恢复运行后，会取回属于您的资金。</numerusform>
        </translation>
    </message>
    <message>
        <source>A payment in flight is decided at block %1, in about %2: let the wallet go on before then.</source>
        <translation>有一笔在途付款将在区块 %1 见分晓，大约还有 %2：请在此之前让钱包恢复运行。</translation>
    </message>
    <message>
        <source>A payment in flight is decided at block %1: let the wallet go on as soon as you can.</source>
        <translation>有一笔在途付款在区块 %1 见分晓：请尽快让钱包恢复运行。</translation>
    </message>
    <message>
        <source>Chain stands still</source>
        <translation>链停滞</translation>
    </message>
    <message>
        <source>Server syncing %1</source>
        <translation>服务器同步中 %1</translation>
    </message>
    <message>
        <source>No server</source>
        <translation>无服务器</translation>
    </message>
</context>
<context>
    <name>ShellAction</name>
    <message>
        <source>&amp;New wallet…</source>
        <translation>新建钱包(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open wallet…</source>
        <translation>打开钱包(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>备份(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>锁定(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Hide amounts</source>
        <translation>隐藏金额(&amp;H)</translation>
    </message>
    <message>
        <source>Amounts in &amp;BTC</source>
        <translation>以 BTC 显示金额(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Find on this page</source>
        <translation>在此页查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Paste a payment request</source>
        <translation>粘贴收款请求(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Scan a QR code on the screen</source>
        <translation>扫描屏幕上的二维码(&amp;S)</translation>
    </message>
    <message>
        <source>Read a QR code from a &amp;file…</source>
        <translation>从文件读取二维码(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Export the history…</source>
        <translation>导出交易记录(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>使用指南(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;About Fulgurite</source>
        <translation>关于 Fulgurite(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Restore a wallet…</source>
        <translation>恢复钱包(&amp;R)…</translation>
    </message>
    <message>
        <source>Export the history as &amp;JSON…</source>
        <translation>将历史导出为 JSON(&amp;J)…</translation>
    </message>
    <message>
        <source>Export the la&amp;bels (BIP 329)…</source>
        <translation>导出标签（BIP 329）(&amp;B)…</translation>
    </message>
    <message>
        <source>Connect &amp;again</source>
        <translation>重新连接(&amp;A)</translation>
    </message>
    <message>
        <source>Practice &amp;world…</source>
        <translation>练习世界(&amp;W)…</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Prepared</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>WordsView</name>
    <message numerus="yes">
        <source>%n word(s) so far. A wallet has 12, 15, 18, 21 or 24.</source>
        <translation>
            <numerusform>目前 %n 个单词。钱包助记词为 12、15、18、21 或 24 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Word %1…</source>
        <translation>第 %1 个单词…</translation>
    </message>
    <message>
        <source>Word %1, “%2”, is not in the list of seed words.</source>
        <translation>第 %1 个单词“%2”不在助记词表中。</translation>
    </message>
    <message>
        <source>All words are known, but they do not belong together: one is wrong or out of its place.</source>
        <translation>单词都在词表中，但组合不成立：有一个错误或顺序不对。</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s), and their checksum is right.</source>
        <translation>
            <numerusform>%n 个单词，校验和正确。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fulgurite::ui</name>
    <message>
        <source>Nothing left your wallet.</source>
        <translation>没有资金离开您的钱包。</translation>
    </message>
    <message>
        <source>Your money is not affected.</source>
        <translation>您的资金不受影响。</translation>
    </message>
    <message>
        <source>Nothing is lost: what was agreed before is stored.</source>
        <translation>没有任何损失：此前达成的一切均已保存。</translation>
    </message>
    <message>
        <source>The transaction goes on as it is.</source>
        <translation>交易照常进行。</translation>
    </message>
    <message>
        <source>The wallet is locked.</source>
        <translation>钱包已锁定。</translation>
    </message>
    <message>
        <source>Unlock it with its password.</source>
        <translation>请用密码解锁。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>This password does not open the wallet.</source>
        <translation>此密码无法打开钱包。</translation>
    </message>
    <message>
        <source>Check Caps Lock and the keyboard layout, then try again.</source>
        <translation>请检查大写锁定和键盘布局，然后重试。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>There is no wallet here yet.</source>
        <translation>这里还没有钱包。</translation>
    </message>
    <message>
        <source>Folder: {folder}.</source>
        <translation>文件夹：{folder}。</translation>
    </message>
    <message>
        <source>Create a wallet or restore one from its words.</source>
        <translation>请新建钱包，或用助记词恢复。</translation>
    </message>
    <message>
        <source>Create a wallet</source>
        <translation>新建钱包</translation>
    </message>
    <message>
        <source>This folder holds a wallet already.</source>
        <translation>此文件夹中已有钱包。</translation>
    </message>
    <message>
        <source>Open it, or choose another folder.</source>
        <translation>请打开它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>选择其他文件夹</translation>
    </message>
    <message>
        <source>These words are not a valid seed.</source>
        <translation>这些单词不是有效的助记词。</translation>
    </message>
    <message>
        <source>Look at word {position}.</source>
        <translation>请检查第 {position} 个单词。</translation>
    </message>
    <message>
        <source>Check the spelling and the order of the words.</source>
        <translation>请检查单词的拼写和顺序。</translation>
    </message>
    <message>
        <source>Check the words</source>
        <translation>检查助记词</translation>
    </message>
    <message>
        <source>The wallet file is damaged.</source>
        <translation>钱包文件已损坏。</translation>
    </message>
    <message>
        <source>The file was left as it is; nothing was broadcast.</source>
        <translation>文件保持原样，未广播任何交易。</translation>
    </message>
    <message>
        <source>Restore from your words and the channel backup.</source>
        <translation>请用助记词和通道备份恢复。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>A newer Fulgurite wrote this wallet file.</source>
        <translation>此钱包文件由更新版本的 Fulgurite 写入。</translation>
    </message>
    <message>
        <source>Install the newer version to open it.</source>
        <translation>请安装新版本后打开。</translation>
    </message>
    <message>
        <source>This is an old copy of the wallet file.</source>
        <translation>这是钱包文件的旧副本。</translation>
    </message>
    <message>
        <source>Nothing was broadcast: an old copy could lose channel money.</source>
        <translation>未广播任何交易：使用旧副本可能损失通道资金。</translation>
    </message>
    <message>
        <source>Use the newest copy, or restore from your words.</source>
        <translation>请使用最新副本，或用助记词恢复。</translation>
    </message>
    <message>
        <source>Another Fulgurite has this wallet open.</source>
        <translation>另一个 Fulgurite 已打开此钱包。</translation>
    </message>
    <message>
        <source>Use that window, or close it first.</source>
        <translation>请使用那个窗口，或先将其关闭。</translation>
    </message>
    <message>
        <source>The folder cannot be written.</source>
        <translation>文件夹无法写入。</translation>
    </message>
    <message>
        <source>Check its owner and permissions, or choose another.</source>
        <translation>请检查其所有者和权限，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again.</source>
        <translation>请腾出磁盘空间，然后重试。</translation>
    </message>
    <message>
        <source>The disk failed to store a change.</source>
        <translation>磁盘未能保存更改。</translation>
    </message>
    <message>
        <source>Check the disk, then start Fulgurite again.</source>
        <translation>请检查磁盘，然后重新启动 Fulgurite。</translation>
    </message>
    <message>
        <source>The engine has stopped.</source>
        <translation>引擎已停止。</translation>
    </message>
    <message>
        <source>Start Fulgurite again once the disk is well.</source>
        <translation>磁盘恢复正常后，请重新启动 Fulgurite。</translation>
    </message>
    <message>
        <source>The password is too short.</source>
        <translation>密码太短。</translation>
    </message>
    <message>
        <source>It needs at least {minimum} characters.</source>
        <translation>至少需要 {minimum} 个字符。</translation>
    </message>
    <message>
        <source>Choose a longer one: several words are easy to remember.</source>
        <translation>请换一个更长的：用几个词组成就很好记。</translation>
    </message>
    <message>
        <source>The chain server does not answer.</source>
        <translation>链服务器没有响应。</translation>
    </message>
    <message>
        <source>Server: {server}.</source>
        <translation>服务器：{server}。</translation>
    </message>
    <message>
        <source>Check the connection, or choose another server.</source>
        <translation>请检查连接，或选择其他服务器。</translation>
    </message>
    <message>
        <source>Network settings</source>
        <translation>网络设置</translation>
    </message>
    <message>
        <source>The chain server is on another network.</source>
        <translation>链服务器属于另一个网络。</translation>
    </message>
    <message>
        <source>This wallet is on {network}.</source>
        <translation>此钱包属于 {network}。</translation>
    </message>
    <message>
        <source>Choose a server of this wallet&apos;s network.</source>
        <translation>请选择与此钱包同一网络的服务器。</translation>
    </message>
    <message>
        <source>The chain server is still syncing.</source>
        <translation>链服务器仍在同步。</translation>
    </message>
    <message>
        <source>It is at {progress} %.</source>
        <translation>进度为 {progress}%。</translation>
    </message>
    <message>
        <source>Wait until it is done; this goes on by itself.</source>
        <translation>请等待完成，之后会自动继续。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has changed.</source>
        <translation>服务器的证书已更改。</translation>
    </message>
    <message>
        <source>The connection was not used; your money is safe.</source>
        <translation>未使用该连接，您的资金安全。</translation>
    </message>
    <message>
        <source>Ask its owner whether that is right, or choose another server.</source>
        <translation>请向其所有者确认，或选择其他服务器。</translation>
    </message>
    <message>
        <source>The server gave a provably false answer.</source>
        <translation>服务器给出了可证明为假的答复。</translation>
    </message>
    <message>
        <source>The answer was not used; your money is safe.</source>
        <translation>未采用该答复，您的资金安全。</translation>
    </message>
    <message>
        <source>Choose another server.</source>
        <translation>请选择其他服务器。</translation>
    </message>
    <message>
        <source>The chain server refused the request.</source>
        <translation>链服务器拒绝了请求。</translation>
    </message>
    <message>
        <source>Try again, or choose another server.</source>
        <translation>请重试，或选择其他服务器。</translation>
    </message>
    <message>
        <source>There is no fee estimate right now.</source>
        <translation>目前没有手续费估算。</translation>
    </message>
    <message>
        <source>Enter a fee rate of your own.</source>
        <translation>请自行输入费率。</translation>
    </message>
    <message>
        <source>Set a fee</source>
        <translation>设置手续费</translation>
    </message>
    <message>
        <source>This is not a valid address.</source>
        <translation>这不是有效的地址。</translation>
    </message>
    <message>
        <source>Copy it again from where it came from: a character is wrong or missing.</source>
        <translation>请从来源处重新复制：有字符错误或缺失。</translation>
    </message>
    <message>
        <source>This address belongs to another network.</source>
        <translation>此地址属于另一个网络。</translation>
    </message>
    <message>
        <source>Ask for an address of this wallet&apos;s network.</source>
        <translation>请索取与此钱包同一网络的地址。</translation>
    </message>
    <message>
        <source>This amount is not valid.</source>
        <translation>此金额无效。</translation>
    </message>
    <message>
        <source>Enter a number in the unit shown.</source>
        <translation>请按所示单位输入数字。</translation>
    </message>
    <message>
        <source>The amount is too small to be sent on chain.</source>
        <translation>金额太小，无法在链上发送。</translation>
    </message>
    <message>
        <source>The least is {minimum:sat}.</source>
        <translation>最少为 {minimum:sat}。</translation>
    </message>
    <message>
        <source>Send more, or use Lightning.</source>
        <translation>请增加金额，或使用闪电网络。</translation>
    </message>
    <message>
        <source>The amount is more than you can spend.</source>
        <translation>金额超过您的可用余额。</translation>
    </message>
    <message>
        <source>You can spend {available:sat}.</source>
        <translation>您可用 {available:sat}。</translation>
    </message>
    <message>
        <source>Send less, or send all.</source>
        <translation>请减少金额，或全部发送。</translation>
    </message>
    <message>
        <source>Send all</source>
        <translation>全部发送</translation>
    </message>
    <message>
        <source>The fee rate is too low to be passed on.</source>
        <translation>费率太低，不会被转发。</translation>
    </message>
    <message>
        <source>The least is {minimum} sat/vB.</source>
        <translation>最低为 {minimum} sat/vB。</translation>
    </message>
    <message>
        <source>Choose a higher fee rate.</source>
        <translation>请选择更高的费率。</translation>
    </message>
    <message>
        <source>The fee rate is higher than we ever sign.</source>
        <translation>费率超过我们愿意签名的上限。</translation>
    </message>
    <message>
        <source>The most is {maximum} sat/vB.</source>
        <translation>最高为 {maximum} sat/vB。</translation>
    </message>
    <message>
        <source>Choose a lower fee rate.</source>
        <translation>请选择更低的费率。</translation>
    </message>
    <message>
        <source>Amount and fee together are more than you can spend.</source>
        <translation>金额加手续费超过您的可用余额。</translation>
    </message>
    <message>
        <source>Send less, choose a lower fee, or send all.</source>
        <translation>请减少金额、降低手续费，或全部发送。</translation>
    </message>
    <message>
        <source>Some coins stay reserved to close your channels safely.</source>
        <translation>部分币须预留，以便安全关闭您的通道。</translation>
    </message>
    <message>
        <source>The reserve is {reserve:sat}.</source>
        <translation>预留 {reserve:sat}。</translation>
    </message>
    <message>
        <source>Send less, or close a channel first.</source>
        <translation>请减少金额，或先关闭一个通道。</translation>
    </message>
    <message>
        <source>This review is too old to be signed.</source>
        <translation>此核对结果已过期，不能签名。</translation>
    </message>
    <message>
        <source>Look at the new figures, then pay.</source>
        <translation>请查看新的数字，然后支付。</translation>
    </message>
    <message>
        <source>Review again</source>
        <translation>重新核对</translation>
    </message>
    <message>
        <source>The network refused the transaction.</source>
        <translation>网络拒绝了此交易。</translation>
    </message>
    <message>
        <source>Try again with a higher fee.</source>
        <translation>请用更高的手续费重试。</translation>
    </message>
    <message>
        <source>The fee of this transaction cannot be raised.</source>
        <translation>此交易的手续费无法提高。</translation>
    </message>
    <message>
        <source>Wait for it to confirm.</source>
        <translation>请等待其确认。</translation>
    </message>
    <message>
        <source>This transaction funds a channel and may not be replaced.</source>
        <translation>此交易为通道注资，不可替换。</translation>
    </message>
    <message>
        <source>This transaction is not known here.</source>
        <translation>这里没有此交易。</translation>
    </message>
    <message>
        <source>Check its id, or wait until the chain is synced.</source>
        <translation>请检查其 ID，或等待区块链同步完成。</translation>
    </message>
    <message>
        <source>This invoice is not valid.</source>
        <translation>此发票无效。</translation>
    </message>
    <message>
        <source>Copy it again, or ask for a new one.</source>
        <translation>请重新复制，或索取新的。</translation>
    </message>
    <message>
        <source>This invoice has expired.</source>
        <translation>此发票已过期。</translation>
    </message>
    <message>
        <source>It ended {time}.</source>
        <translation>有效期至 {time}。</translation>
    </message>
    <message>
        <source>Ask the recipient for a new one.</source>
        <translation>请向收款方索取新的。</translation>
    </message>
    <message>
        <source>This invoice belongs to another network.</source>
        <translation>此发票属于另一个网络。</translation>
    </message>
    <message>
        <source>Ask for an invoice of this wallet&apos;s network.</source>
        <translation>请索取与此钱包同一网络的发票。</translation>
    </message>
    <message>
        <source>This invoice names no amount.</source>
        <translation>此发票未写明金额。</translation>
    </message>
    <message>
        <source>Enter the amount to pay.</source>
        <translation>请输入付款金额。</translation>
    </message>
    <message>
        <source>Enter an amount</source>
        <translation>输入金额</translation>
    </message>
    <message>
        <source>You paid this invoice already.</source>
        <translation>您已支付过此发票。</translation>
    </message>
    <message>
        <source>It was paid {time}.</source>
        <translation>支付于 {time}。</translation>
    </message>
    <message>
        <source>Nothing more left your wallet.</source>
        <translation>没有更多资金离开您的钱包。</translation>
    </message>
    <message>
        <source>See the payment in Activity.</source>
        <translation>请在“交易记录”中查看此付款。</translation>
    </message>
    <message>
        <source>Show payment</source>
        <translation>查看付款</translation>
    </message>
    <message>
        <source>A payment of this invoice is in flight.</source>
        <translation>此发票的付款正在途。</translation>
    </message>
    <message>
        <source>It settles or returns by block {block}.</source>
        <translation>最迟在区块 {block} 完成或退回。</translation>
    </message>
    <message>
        <source>The money is on its way; it arrives or comes back by itself.</source>
        <translation>资金正在途，会自行到达或退回。</translation>
    </message>
    <message>
        <source>Do not pay again.</source>
        <translation>请勿重复付款。</translation>
    </message>
    <message>
        <source>This invoice was tried before with other terms.</source>
        <translation>此发票之前曾以其他条件尝试支付。</translation>
    </message>
    <message>
        <source>Ask the recipient for a new invoice.</source>
        <translation>请向收款方索取新发票。</translation>
    </message>
    <message>
        <source>This invoice is your own.</source>
        <translation>这是您自己的发票。</translation>
    </message>
    <message>
        <source>Give it to whoever pays you.</source>
        <translation>请把它交给付款给您的人。</translation>
    </message>
    <message>
        <source>The amount is more than your channels can send now.</source>
        <translation>金额超过您的通道目前可发送的额度。</translation>
    </message>
    <message>
        <source>Send less, pay on chain, or open a channel.</source>
        <translation>请减少金额、改用链上支付，或开启通道。</translation>
    </message>
    <message>
        <source>Open a channel</source>
        <translation>开启通道</translation>
    </message>
    <message>
        <source>The amount is more than your channels can receive now.</source>
        <translation>金额超过您的通道目前可接收的额度。</translation>
    </message>
    <message>
        <source>Ask for less, receive on chain, or open a channel.</source>
        <translation>请减少金额、改用链上收款，或开启通道。</translation>
    </message>
    <message>
        <source>Receive on chain</source>
        <translation>链上收款</translation>
    </message>
    <message>
        <source>No way to the recipient was found.</source>
        <translation>未找到通往收款方的路径。</translation>
    </message>
    <message>
        <source>Try again in a while, or with a smaller amount.</source>
        <translation>请稍后重试，或减少金额。</translation>
    </message>
    <message>
        <source>The fee is above your limit.</source>
        <translation>手续费超过您的上限。</translation>
    </message>
    <message>
        <source>It would be {fee:msat}; your limit is {maximum:msat}.</source>
        <translation>手续费需 {fee:msat}，您的上限为 {maximum:msat}。</translation>
    </message>
    <message>
        <source>Allow a higher fee, or try again later.</source>
        <translation>请允许更高的手续费，或稍后重试。</translation>
    </message>
    <message>
        <source>Allow a higher fee</source>
        <translation>允许更高的手续费</translation>
    </message>
    <message>
        <source>The recipient refused the payment.</source>
        <translation>收款方拒绝了付款。</translation>
    </message>
    <message>
        <source>The payment failed on its way.</source>
        <translation>付款在途失败。</translation>
    </message>
    <message>
        <source>Try again: another way may work.</source>
        <translation>请重试：换一条路径也许可行。</translation>
    </message>
    <message>
        <source>This payment is not known here.</source>
        <translation>这里没有此付款。</translation>
    </message>
    <message>
        <source>Look for it in Activity.</source>
        <translation>请在“交易记录”中查找。</translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>查看交易记录</translation>
    </message>
    <message>
        <source>The payment is still in flight.</source>
        <translation>付款仍在途。</translation>
    </message>
    <message>
        <source>Do not pay again; its state is shown here.</source>
        <translation>请勿重复付款；其状态会显示在此。</translation>
    </message>
    <message>
        <source>This kind of request is not yet supported.</source>
        <translation>尚不支持此类请求。</translation>
    </message>
    <message>
        <source>{what} was recognised.</source>
        <translation>识别为 {what}。</translation>
    </message>
    <message>
        <source>Ask the recipient for an address or a Lightning invoice.</source>
        <translation>请向收款方索取地址或闪电网络发票。</translation>
    </message>
    <message>
        <source>This is neither an address, an invoice nor a node key.</source>
        <translation>这不是地址、发票或节点公钥。</translation>
    </message>
    <message>
        <source>Check what you pasted.</source>
        <translation>请检查您粘贴的内容。</translation>
    </message>
    <message>
        <source>This label is in use already.</source>
        <translation>此标签已被使用。</translation>
    </message>
    <message>
        <source>Choose another label.</source>
        <translation>请换一个标签。</translation>
    </message>
    <message>
        <source>This request is not known here.</source>
        <translation>这里没有此收款请求。</translation>
    </message>
    <message>
        <source>Look for it among the open requests.</source>
        <translation>请在未完成的收款请求中查找。</translation>
    </message>
    <message>
        <source>This request has expired.</source>
        <translation>此收款请求已过期。</translation>
    </message>
    <message>
        <source>Make a new one.</source>
        <translation>请新建一个。</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新建请求</translation>
    </message>
    <message>
        <source>Nothing happened while waiting.</source>
        <translation>等待期间没有任何变化。</translation>
    </message>
    <message>
        <source>Wait again.</source>
        <translation>请继续等待。</translation>
    </message>
    <message>
        <source>The request changed in the meantime.</source>
        <translation>此收款请求在此期间已变化。</translation>
    </message>
    <message>
        <source>It is {status} now.</source>
        <translation>现在的状态为 {status}。</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>请重新查看。</translation>
    </message>
    <message>
        <source>This preimage was used already.</source>
        <translation>此原像已被使用。</translation>
    </message>
    <message>
        <source>Use a fresh one.</source>
        <translation>请使用新的。</translation>
    </message>
    <message>
        <source>The invoice holds only a fingerprint of its description.</source>
        <translation>此发票只含说明的指纹。</translation>
    </message>
    <message>
        <source>Enter the description it was made for.</source>
        <translation>请输入发票对应的说明。</translation>
    </message>
    <message>
        <source>This is not a valid node key.</source>
        <translation>这不是有效的节点公钥。</translation>
    </message>
    <message>
        <source>Copy it again: 66 characters that begin with 02 or 03.</source>
        <translation>请重新复制：共 66 个字符，以 02 或 03 开头。</translation>
    </message>
    <message>
        <source>No address of this node is known.</source>
        <translation>不知道此节点的地址。</translation>
    </message>
    <message>
        <source>Enter its key, @, host and port.</source>
        <translation>请输入公钥、@、主机和端口。</translation>
    </message>
    <message>
        <source>The node could not be reached.</source>
        <translation>无法连接到此节点。</translation>
    </message>
    <message>
        <source>Check its address, or try again later.</source>
        <translation>请检查其地址，或稍后重试。</translation>
    </message>
    <message>
        <source>The node hung up.</source>
        <translation>节点断开了连接。</translation>
    </message>
    <message>
        <source>It is called again by itself; or try now.</source>
        <translation>会自动重新连接，也可立即重试。</translation>
    </message>
    <message>
        <source>The node is not connected.</source>
        <translation>节点未连接。</translation>
    </message>
    <message>
        <source>Connect to it first.</source>
        <translation>请先连接到它。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>This node is not known here.</source>
        <translation>这里没有此节点。</translation>
    </message>
    <message>
        <source>The node lacks something we need.</source>
        <translation>节点缺少我们需要的功能。</translation>
    </message>
    <message>
        <source>Choose another node.</source>
        <translation>请选择其他节点。</translation>
    </message>
    <message>
        <source>Choose another node</source>
        <translation>选择其他节点</translation>
    </message>
    <message>
        <source>This channel is not known here.</source>
        <translation>这里没有此通道。</translation>
    </message>
    <message>
        <source>Look for it among the channels.</source>
        <translation>请在通道列表中查找。</translation>
    </message>
    <message>
        <source>Show channels</source>
        <translation>查看通道</translation>
    </message>
    <message>
        <source>The channel would be too small.</source>
        <translation>通道太小。</translation>
    </message>
    <message>
        <source>Choose a larger amount.</source>
        <translation>请增加金额。</translation>
    </message>
    <message>
        <source>The channel would be too large.</source>
        <translation>通道太大。</translation>
    </message>
    <message>
        <source>The most is {maximum:sat}.</source>
        <translation>最多为 {maximum:sat}。</translation>
    </message>
    <message>
        <source>Choose a smaller amount.</source>
        <translation>请减少金额。</translation>
    </message>
    <message>
        <source>The node refused the channel.</source>
        <translation>节点拒绝了此通道。</translation>
    </message>
    <message>
        <source>Try another amount or another node.</source>
        <translation>请换个金额或节点再试。</translation>
    </message>
    <message>
        <source>The channel is not ready.</source>
        <translation>通道尚未就绪。</translation>
    </message>
    <message>
        <source>It is {state}.</source>
        <translation>当前状态为 {state}。</translation>
    </message>
    <message>
        <source>Wait until it is ready.</source>
        <translation>请等待其就绪。</translation>
    </message>
    <message>
        <source>Payments are still in flight.</source>
        <translation>仍有付款在途。</translation>
    </message>
    <message>
        <source>{count} of them, the last until block {block}.</source>
        <translation>共 {count} 笔，最迟到区块 {block}。</translation>
    </message>
    <message>
        <source>They settle or return by themselves.</source>
        <translation>它们会自行完成或退回。</translation>
    </message>
    <message>
        <source>Wait until they are done.</source>
        <translation>请等待它们完成。</translation>
    </message>
    <message>
        <source>The channel is being closed.</source>
        <translation>通道正在关闭。</translation>
    </message>
    <message>
        <source>See its progress among the channels.</source>
        <translation>请在通道列表中查看进度。</translation>
    </message>
    <message>
        <source>The channel backup could not be written.</source>
        <translation>通道备份无法写入。</translation>
    </message>
    <message>
        <source>No channel is opened without it; nothing left your wallet.</source>
        <translation>没有备份就不会开启通道；没有资金离开您的钱包。</translation>
    </message>
    <message>
        <source>Check the backup folder.</source>
        <translation>请检查备份文件夹。</translation>
    </message>
    <message>
        <source>Backup settings</source>
        <translation>备份设置</translation>
    </message>
    <message>
        <source>Lightning is not yet available on this network.</source>
        <translation>此网络尚不支持闪电网络。</translation>
    </message>
    <message>
        <source>Pay and receive on chain, or practise without money.</source>
        <translation>请在链上收付，或使用练习模式。</translation>
    </message>
    <message>
        <source>Lightning is not ready yet.</source>
        <translation>闪电网络尚未就绪。</translation>
    </message>
    <message>
        <source>Wait a moment: the readiness is on the Network page.</source>
        <translation>请稍候：就绪状态见“网络”页面。</translation>
    </message>
    <message>
        <source>Show readiness</source>
        <translation>查看就绪状态</translation>
    </message>
    <message>
        <source>A value is not valid.</source>
        <translation>有一个值无效。</translation>
    </message>
    <message>
        <source>{name}.</source>
        <translation>{name}。</translation>
    </message>
    <message>
        <source>Check what you entered.</source>
        <translation>请检查您的输入。</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>未及时收到答复。</translation>
    </message>
    <message>
        <source>If this was a payment, its state is in Activity.</source>
        <translation>如果这是付款，其状态见“交易记录”。</translation>
    </message>
    <message>
        <source>Look in Activity before you try again.</source>
        <translation>重试之前，请先查看“交易记录”。</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Start again when you like.</source>
        <translation>您可随时重新开始。</translation>
    </message>
    <message>
        <source>Something went wrong inside Fulgurite.</source>
        <translation>Fulgurite 内部出错。</translation>
    </message>
    <message>
        <source>Try again; if it stays, report it with the details.</source>
        <translation>请重试；如仍出现，请附上详情报告。</translation>
    </message>
    <message>
        <source>A payment is in flight: it settles or returns by itself. Do not pay again.</source>
        <translation>有一笔付款在途：它会自行完成或退回，请勿重复付款。</translation>
    </message>
    <message>
        <source>A payment is in flight: it settles or returns by block %1. Do not pay again.</source>
        <translation>有一笔付款在途：最迟在区块 %1 完成或退回，请勿重复付款。</translation>
    </message>
    <message>
        <source>A channel is closing: its money is on the way back to you.</source>
        <translation>有通道正在关闭：资金正在退回给您。</translation>
    </message>
    <message>
        <source>Show channel</source>
        <translation>查看通道</translation>
    </message>
    <message>
        <source>Your seed words have not been checked. Without them nobody can bring this money back.</source>
        <translation>您的助记词尚未核对。没有助记词，谁也无法找回这些资金。</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即核对</translation>
    </message>
    <message>
        <source>Channels are backed up only beside the wallet. Choose a second place.</source>
        <translation>通道备份目前只存放在钱包旁边，请再选一个位置。</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>The channel backup could not be written or proven.</source>
        <translation>通道备份无法写入或验证。</translation>
    </message>
    <message>
        <source>Mend the backup</source>
        <translation>修复备份</translation>
    </message>
    <message>
        <source>The chain server needs you: balances may be old.</source>
        <translation>链服务器需要您处理：余额可能不是最新。</translation>
    </message>
    <message>
        <source>Show network</source>
        <translation>查看网络</translation>
    </message>
    <message>
        <source>A channel&apos;s peer knows a newer state than this wallet. Nothing is broadcast; the peer is asked to close.</source>
        <translation>对方节点掌握的通道状态比本钱包更新。本钱包不会广播任何交易，已请求对方关闭通道。</translation>
    </message>
    <message>
        <source>The chain server lacks old blocks: older payments may be missing from the list.</source>
        <translation>链服务器缺少旧区块：列表中可能缺少较早的交易。</translation>
    </message>
    <message>
        <source>The disk failed to store a change. Nothing is lost; check the disk.</source>
        <translation>磁盘未能保存更改。没有任何损失，请检查磁盘。</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Channel opened</source>
        <translation>通道开启</translation>
    </message>
    <message>
        <source>Channel closed</source>
        <translation>通道关闭</translation>
    </message>
    <message>
        <source>To yourself</source>
        <translation>转给自己</translation>
    </message>
    <message>
        <source>Keysend</source>
        <translation>Keysend</translation>
    </message>
    <message>
        <source>On chain</source>
        <translation>链上</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>闪电网络</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已支付</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已被替换</translation>
    </message>
    <message>
        <source>Conflicted</source>
        <translation>有冲突</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4, %5, %6</source>
        <translation>%1，%2，%3，%4，%5，%6</translation>
    </message>
    <message>
        <source>It settles or returns by itself; do not pay again.</source>
        <translation>它会自行完成或退回，请勿重复付款。</translation>
    </message>
    <message>
        <source>It settles or returns by block %1, %2; do not pay again.</source>
        <translation>最迟在区块 %1（%2）完成或退回，请勿重复付款。</translation>
    </message>
    <message>
        <source>In flight, not settled</source>
        <translation>在途，尚未完成</translation>
    </message>
    <message>
        <source>Bitcoin address</source>
        <translation>比特币地址</translation>
    </message>
    <message>
        <source>Bitcoin payment link</source>
        <translation>比特币付款链接</translation>
    </message>
    <message>
        <source>Unified request</source>
        <translation>统一收款请求</translation>
    </message>
    <message>
        <source>Lightning invoice</source>
        <translation>闪电网络发票</translation>
    </message>
    <message>
        <source>Node key: pay without an invoice</source>
        <translation>节点公钥：无需发票即可付款</translation>
    </message>
    <message>
        <source>BOLT 12 offer</source>
        <translation>BOLT 12 要约</translation>
    </message>
    <message>
        <source>Payment name</source>
        <translation>收款名称</translation>
    </message>
    <message>
        <source>LNURL</source>
        <translation>LNURL</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Looking for a way; nothing has left your wallet.</source>
        <translation>正在寻找路径；没有资金离开您的钱包。</translation>
    </message>
    <message>
        <source>Sending (part %1 of %2)</source>
        <translation>发送中（第 %1 部分，共 %2 部分）</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>The payment is on its way.</source>
        <translation>付款正在途。</translation>
    </message>
    <message>
        <source>Fee %1</source>
        <translation>手续费 %1</translation>
    </message>
    <message>
        <source>Show receipt</source>
        <translation>查看收据</translation>
    </message>
    <message>
        <source>The fee is more than 5 % of the amount.</source>
        <translation>手续费超过金额的 5%。</translation>
    </message>
    <message>
        <source>The fee is more than ten times the usual one.</source>
        <translation>手续费超过平常的十倍。</translation>
    </message>
    <message>
        <source>This address was used before: ask for a fresh one if you can.</source>
        <translation>此地址曾被使用：如有可能，请索取新地址。</translation>
    </message>
    <message>
        <source>This address is your own: you would only pay the fee.</source>
        <translation>这是您自己的地址：您只会白付手续费。</translation>
    </message>
    <message>
        <source>likely (%1)</source>
        <translation>很可能成功（%1）</translation>
    </message>
    <message>
        <source>uncertain (%1)</source>
        <translation>不确定（%1）</translation>
    </message>
    <message>
        <source>unlikely (%1)</source>
        <translation>不太可能成功（%1）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Node&apos;s name</source>
        <translation>节点名称</translation>
    </message>
    <message>
        <source>Lightning is off on the Bitcoin network until this version can answer a cheating peer; on-chain payments work.</source>
        <translation>在此版本能够应对作弊节点之前，比特币主网上的闪电网络保持关闭；链上收付可用。</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>尚未确认</translation>
    </message>
    <message>
        <source>Not proven yet</source>
        <translation>尚未验证</translation>
    </message>
    <message>
        <source>Proven %1</source>
        <translation>验证于 %1</translation>
    </message>
    <message>
        <source>the Bitcoin main network</source>
        <translation>比特币主网</translation>
    </message>
    <message>
        <source>Testnet4</source>
        <translation>Testnet4</translation>
    </message>
    <message>
        <source>Signet</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Regtest</source>
        <translation>Regtest</translation>
    </message>
    <message>
        <source>A BOLT 12 offer</source>
        <translation>BOLT 12 要约</translation>
    </message>
    <message>
        <source>A silent payment code</source>
        <translation>静默支付码</translation>
    </message>
    <message>
        <source>An LNURL</source>
        <translation>LNURL</translation>
    </message>
    <message>
        <source>A payment name</source>
        <translation>收款名称</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待支付</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已支付</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>The chosen coins</source>
        <translation>所选的币</translation>
    </message>
    <message>
        <source>The chain server</source>
        <translation>链服务器</translation>
    </message>
    <message>
        <source>The node&apos;s address</source>
        <translation>节点地址</translation>
    </message>
    <message>
        <source>The address to listen on</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>The label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The node&apos;s name</source>
        <translation>节点名称</translation>
    </message>
    <message>
        <source>BIP 84 native segwit</source>
        <translation>BIP 84 原生隔离见证</translation>
    </message>
    <message>
        <source>BIP 86 taproot</source>
        <translation>BIP 86 Taproot</translation>
    </message>
    <message>
        <source>BIP 49 nested segwit</source>
        <translation>BIP 49 嵌套隔离见证</translation>
    </message>
    <message>
        <source>BIP 44 legacy</source>
        <translation>BIP 44 传统地址</translation>
    </message>
    <message>
        <source>Your own node checks everything</source>
        <translation>您自己的节点验证一切</translation>
    </message>
    <message>
        <source>A server of somebody else: its answers are checked, but it learns your addresses</source>
        <translation>他人的服务器：其答复经过验证，但它会知道您的地址</translation>
    </message>
    <message>
        <source>Look at character {position}.</source>
        <translation>请检查第 {position} 个字符。</translation>
    </message>
    <message>
        <source>{amount:sat} is below the least, {minimum:sat}.</source>
        <translation>{amount:sat} 低于最小值 {minimum:sat}。</translation>
    </message>
    <message>
        <source>{amount:sat} is above the {available:sat} that are free.</source>
        <translation>{amount:sat} 超过可用的 {available:sat}。</translation>
    </message>
    <message>
        <source>{amount:msat} is above the {available:msat} they can send.</source>
        <translation>{amount:msat} 超过可发送的 {available:msat}。</translation>
    </message>
    <message>
        <source>{amount:msat} is above the {available:msat} they can receive.</source>
        <translation>{amount:msat} 超过可接收的 {available:msat}。</translation>
    </message>
    <message>
        <source>transaction id</source>
        <translation>交易 ID</translation>
    </message>
    <message>
        <source>payment hash</source>
        <translation>支付哈希</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>node key</source>
        <translation>节点公钥</translation>
    </message>
    <message>
        <source>These look like the words of a seed. Whoever has them has the money: the field was emptied. Show them to nobody; clear the clipboard.</source>
        <translation>这看起来像助记词。谁有助记词谁就拥有资金：输入框已清空。请勿给任何人看，并清空剪贴板。</translation>
    </message>
    <message>
        <source>This looks like a private key. Whoever has it has the money: the field was emptied. Show it to nobody; clear the clipboard.</source>
        <translation>这看起来像私钥。谁有私钥谁就拥有资金：输入框已清空。请勿给任何人看，并清空剪贴板。</translation>
    </message>
    <message>
        <source>This looks like a wallet&apos;s public master key: nothing can be paid to it. Ask for an address.</source>
        <translation>这看起来像钱包的主公钥：无法向它付款。请索取地址。</translation>
    </message>
    <message>
        <source>This looks like a transaction id or a payment hash: it names a payment, nothing can be paid to it. Look for it in Activity.</source>
        <translation>这看起来像交易 ID 或支付哈希：它只标识一笔付款，无法向它付款。请在“交易记录”中查找。</translation>
    </message>
    <message>
        <source>This looks like an address of another coin: bitcoin sent there would be lost. Ask for a Bitcoin address.</source>
        <translation>这看起来像其他币种的地址：发送到那里的比特币会丢失。请索取比特币地址。</translation>
    </message>
    <message>
        <source>This looks like a Nostr key: nothing can be paid to it. Ask for an invoice or an address.</source>
        <translation>这看起来像 Nostr 密钥：无法向它付款。请索取发票或地址。</translation>
    </message>
    <message>
        <source>This looks like the address of a web page. Open it in a browser and copy the invoice from there.</source>
        <translation>这看起来像网址。请在浏览器中打开，并从那里复制发票。</translation>
    </message>
    <message>
        <source>This looks like an amount. Paste to whom first, then enter the amount.</source>
        <translation>这看起来像金额。请先粘贴收款方，再输入金额。</translation>
    </message>
    <message>
        <source>This looks like the beginning of an address, an invoice or a node key: the end is missing. Copy it again, whole.</source>
        <translation>这看起来像地址、发票或节点公钥的开头：缺少末尾。请重新完整复制。</translation>
    </message>
    <message>
        <source>No note</source>
        <translation>无备注</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>%1到期</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>any amount</source>
        <translation>任意金额</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>, frozen</source>
        <translation>，已冻结</translation>
    </message>
    <message>
        <source>, reserved for a channel</source>
        <translation>，已为通道预留</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This amount asks for your password again.</source>
        <translation>此金额需要再次输入密码。</translation>
    </message>
    <message>
        <source>Your limit is {limit:sat}.</source>
        <translation>您的限额为 {limit:sat}。</translation>
    </message>
    <message>
        <source>Type the password, then pay.</source>
        <translation>请输入密码，然后支付。</translation>
    </message>
    <message>
        <source>Type the password</source>
        <translation>输入密码</translation>
    </message>
    <message>
        <source>This channel backup cannot be read.</source>
        <translation>无法读取此通道备份。</translation>
    </message>
    <message>
        <source>File: {file}.</source>
        <translation>文件：{file}。</translation>
    </message>
    <message>
        <source>Choose another copy: one stands beside the wallet, one in your backup folder.</source>
        <translation>请选择另一份副本：一份在钱包旁边，一份在您的备份文件夹中。</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>选择其他文件</translation>
    </message>
    <message>
        <source>This channel backup belongs to another wallet.</source>
        <translation>此通道备份属于另一个钱包。</translation>
    </message>
    <message>
        <source>Choose a backup that this wallet made.</source>
        <translation>请选择由此钱包生成的备份。</translation>
    </message>
    <message>
        <source>This channel backup is of another network.</source>
        <translation>此通道备份属于另一个网络。</translation>
    </message>
    <message>
        <source>Choose a backup of this wallet&apos;s network.</source>
        <translation>请选择此钱包所在网络的备份。</translation>
    </message>
    <message>
        <source>A server of somebody else: its answers are checked, but it learns your addresses. Only this one is known, and one alone could hide that a channel was closed: name a second.</source>
        <translation>他人的服务器：会核对其回答，但它会知道您的地址。目前只知道这一个；单独一个服务器可能隐瞒通道被关闭：请再指定一个。</translation>
    </message>
    <message>
        <source>A server of somebody else: its answers are checked, but it learns your addresses. No second one answers for now, and one alone could hide that a channel was closed.</source>
        <translation>他人的服务器：会核对其回答，但它会知道您的地址。暂时没有第二个服务器应答；单独一个服务器可能隐瞒通道被关闭。</translation>
    </message>
    <message>
        <source>A world inside this program: nothing leaves this computer</source>
        <translation>本程序内部的世界：没有任何东西离开这台电脑</translation>
    </message>
    <message numerus="yes">
        <source>A channel is closing: its money is back in %n block(s), about %1.</source>
        <translation>
            <numerusform>有一个通道正在关闭：资金将在 %n 个区块后（大约 %1）返回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n coin(s), %1</source>
        <translation>
            <numerusform>%n 枚，共 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>This wallet file may be older than a channel: nothing of that channel is broadcast until its peer agrees with the file.</source>
        <translation>这个钱包文件可能比某个通道旧：在对方确认之前，该通道的任何状态都不会被广播。</translation>
    </message>
    <message>
        <source>This is an old copy of the wallet file: no channel state of it is broadcast, the peers are asked to close, and your coins on chain can be used.</source>
        <translation>这是钱包文件的旧副本：其中的通道状态都不会被广播，已请求对方关闭通道，链上的币可以照常使用。</translation>
    </message>
    <message>
        <source>Unknown after restart</source>
        <translation>重启后状态未知</translation>
    </message>
    <message>
        <source>What became of it is being looked up: it may have been paid. Do not pay again.</source>
        <translation>正在查询结果：可能已经付出。请勿重复支付。</translation>
    </message>
    <message>
        <source>not signed yet</source>
        <translation>尚未签名</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ActivityDetail</name>
    <message>
        <source>Speed up</source>
        <translation>加速</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>确认深度</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收款方</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Payment hash</source>
        <translation>支付哈希</translation>
    </message>
    <message>
        <source>For you only</source>
        <translation>仅您可见</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Preimage</source>
        <translation>原像</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Returns by</source>
        <translation>最迟退回</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>区块 %1</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>%1 vB, %2</source>
        <translation>%1 vB，%2</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>区块</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>接收地址</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>发送至</translation>
    </message>
    <message>
        <source>Pay the new fee</source>
        <translation>支付新手续费</translation>
    </message>
    <message>
        <source>The label was not saved. %1</source>
        <translation>标签未保存。%1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Another transaction that pays more took its place.</source>
        <translation>已被另一笔手续费更高的交易取代。</translation>
    </message>
    <message>
        <source>Another transaction spent the same coins and is in a block: this one can never count.</source>
        <translation>另一笔交易花费了同样的币并已进入区块：此交易不会再生效。</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Displaced by</source>
        <translation>取代它的交易</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求金额</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Keysend: without an invoice</source>
        <translation>Keysend：无需发票</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>交易记录</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>On chain</source>
        <translation>链上</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>闪电网络</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Search payments</source>
        <translation>搜索交易</translation>
    </message>
    <message>
        <source>Search label, note, address or id</source>
        <translation>搜索标签、备注、地址或 ID</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No payment has these words and filters.</source>
        <translation>没有符合这些词和筛选条件的交易。</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>暂无交易</translation>
    </message>
    <message>
        <source>What you receive and send appears here.</source>
        <translation>您的收付会显示在这里。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>%1 payments</source>
        <translation>%1 笔交易</translation>
    </message>
    <message>
        <source>The payments could not be read</source>
        <translation>无法读取交易</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>Label saved</source>
        <translation>标签已保存</translation>
    </message>
    <message>
        <source>The higher fee is with the network.</source>
        <translation>已将更高的手续费提交给网络。</translation>
    </message>
    <message>
        <source>Export payments</source>
        <translation>导出交易</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>The label was not saved.</source>
        <translation>标签未保存。</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet…</source>
        <translation>CSV，用于电子表格…</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON…</translation>
    </message>
    <message>
        <source>Labels (BIP 329)…</source>
        <translation>标签 (BIP 329)…</translation>
    </message>
    <message>
        <source>Cancel, %1 of %2</source>
        <translation>取消（%1/%2）</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Labels (*.jsonl)</source>
        <translation>标签 (*.jsonl)</translation>
    </message>
    <message>
        <source>An export is being written.</source>
        <translation>正在写入导出文件。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ActivityTable</name>
    <message>
        <source>Payments</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::Amount</name>
    <message>
        <source>minus %1</source>
        <translation>负 %1</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不知道</translation>
    </message>
    <message>
        <source>Copy amount</source>
        <translation>复制金额</translation>
    </message>
    <message>
        <source>Amount copied</source>
        <translation>金额已复制</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::AmountField</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::AttentionList</name>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::BackendEditor</name>
    <message>
        <source>Bitcoin node on this computer</source>
        <translation>本机的比特币节点</translation>
    </message>
    <message>
        <source>Looking for one…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Electrum server</source>
        <translation>Electrum 服务器</translation>
    </message>
    <message>
        <source>Quick to start. The server learns your addresses.</source>
        <translation>启动快，但服务器会知道您的地址。</translation>
    </message>
    <message>
        <source>Bitcoin node elsewhere</source>
        <translation>其他位置的比特币节点</translation>
    </message>
    <message>
        <source>A bitcoind of yours, reached over the network.</source>
        <translation>您自己的 bitcoind，通过网络连接。</translation>
    </message>
    <message>
        <source>electrum.example.org:50002</source>
        <translation>electrum.example.org:50002</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Encrypted (TLS)</source>
        <translation>加密 (TLS)</translation>
    </message>
    <message>
        <source>http://192.0.2.7:8332</source>
        <translation>http://192.0.2.7:8332</translation>
    </message>
    <message>
        <source>Address of the node</source>
        <translation>节点地址</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>rpcuser and rpcpassword of its bitcoin.conf.</source>
        <translation>即其 bitcoin.conf 中的 rpcuser 和 rpcpassword。</translation>
    </message>
    <message>
        <source>Found at %1. It checks everything itself.</source>
        <translation>在 %1 找到。它会自行验证一切。</translation>
    </message>
    <message>
        <source>None found with a cookie that can be read.</source>
        <translation>未找到 cookie 可读的节点。</translation>
    </message>
    <message>
        <source>Type the server&apos;s name or address.</source>
        <translation>请输入服务器名称或地址。</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>端口是 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>This is no address: HOST:PORT is expected.</source>
        <translation>这不是地址：格式应为“主机:端口”。</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>Trust the new certificate</source>
        <translation>信任新证书</translation>
    </message>
    <message>
        <source>another.example.net:50002</source>
        <translation>another.example.net:50002</translation>
    </message>
    <message>
        <source>More servers, parted by commas (optional)</source>
        <translation>更多服务器，用逗号分隔（可选）</translation>
    </message>
    <message>
        <source>Name at least one of another owner: a server alone could hide that a channel was closed.</source>
        <translation>请至少填写一个属于他人的服务器：单独一个服务器可能隐瞒通道已被关闭。</translation>
    </message>
    <message>
        <source>/path/to/.cookie</source>
        <translation>/path/to/.cookie</translation>
    </message>
    <message>
        <source>Cookie file, instead of user and password</source>
        <translation>Cookie 文件，代替用户名和密码</translation>
    </message>
    <message>
        <source>Where bitcoind writes it, if this computer can read it.</source>
        <translation>bitcoind 写入该文件的位置，前提是本机可以读取。</translation>
    </message>
    <message>
        <source>One of these is no address: HOST:PORT is expected.</source>
        <translation>其中有一项不是地址：应为 HOST:PORT。</translation>
    </message>
    <message>
        <source>Name another server than the one above.</source>
        <translation>请填写与上面不同的服务器。</translation>
    </message>
    <message>
        <source>The node asks for a user and a password, or for its cookie file.</source>
        <translation>节点需要用户名和密码，或其 cookie 文件。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::BackupSection</name>
    <message>
        <source>Your words</source>
        <translation>您的助记词</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Nobody else should see the screen now.</source>
        <translation>此时不应有他人看到屏幕。</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>单词</translation>
    </message>
    <message>
        <source>Confirm three words</source>
        <translation>核对三个单词</translation>
    </message>
    <message>
        <source>Show the words</source>
        <translation>显示助记词</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Channel backup</source>
        <translation>通道备份</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Proving opens every copy from the words alone and derives each channel&apos;s keys, as a restore would.</source>
        <translation>验证时只凭助记词打开每份副本，并派生每个通道的密钥，与恢复时相同。</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>导出副本…</translation>
    </message>
    <message>
        <source>Prove now</source>
        <translation>立即验证</translation>
    </message>
    <message>
        <source>No second folder chosen</source>
        <translation>未选择第二个文件夹</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入您的密码。</translation>
    </message>
    <message>
        <source>Word %1</source>
        <translation>第 %1 个单词</translation>
    </message>
    <message>
        <source>This is not word %1.</source>
        <translation>这不是第 %1 个单词。</translation>
    </message>
    <message>
        <source>The words are confirmed</source>
        <translation>助记词已确认</translation>
    </message>
    <message>
        <source>Proving…</source>
        <translation>正在验证…</translation>
    </message>
    <message>
        <source>Folder for the channel backup</source>
        <translation>通道备份文件夹</translation>
    </message>
    <message>
        <source>Backup folder set</source>
        <translation>已设置备份文件夹</translation>
    </message>
    <message>
        <source>Export the channel backup</source>
        <translation>导出通道备份</translation>
    </message>
    <message>
        <source>Backup exported</source>
        <translation>备份已导出</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::BackupStep</name>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Name of the wallet</source>
        <translation>钱包名称</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Words bring back coins on chain. Money in channels also needs the channel backup: a small encrypted file, kept up to date. Best on a stick or in a synchronised folder.</source>
        <translation>助记词可找回链上的币。通道中的资金还需要通道备份：一个保持更新的小型加密文件，最好放在 U 盘或同步文件夹中。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>A second place for the backup</source>
        <translation>备份的第二个位置</translation>
    </message>
    <message>
        <source>One copy beside the wallet is not enough when the disk dies.</source>
        <translation>磁盘损坏时，只在钱包旁存一份是不够的。</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>正在创建…</translation>
    </message>
    <message>
        <source>Restore the wallet</source>
        <translation>恢复钱包</translation>
    </message>
    <message>
        <source>Create the wallet</source>
        <translation>创建钱包</translation>
    </message>
    <message>
        <source>No channel backup chosen</source>
        <translation>未选择通道备份</translation>
    </message>
    <message>
        <source>None chosen: you can do it later in Settings</source>
        <translation>未选择：以后可在设置中选择</translation>
    </message>
    <message>
        <source>Folder for the channel backup</source>
        <translation>通道备份文件夹</translation>
    </message>
    <message>
        <source>Channel backup</source>
        <translation>通道备份</translation>
    </message>
    <message>
        <source>The wallet needs a name.</source>
        <translation>钱包需要一个名称。</translation>
    </message>
    <message>
        <source>Letters, digits, - and _ only, at most 40.</source>
        <translation>只能用字母、数字、- 和 _，最多 40 个字符。</translation>
    </message>
    <message>
        <source>There is a wallet of this name already.</source>
        <translation>已有同名钱包。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::BalanceChart</name>
    <message>
        <source>Balance over time: nothing to show yet</source>
        <translation>余额走势：暂无内容</translation>
    </message>
    <message>
        <source>Balance from %1 to %2</source>
        <translation>%1 至 %2 的余额</translation>
    </message>
    <message>
        <source>%1: amounts hidden</source>
        <translation>%1：金额已隐藏</translation>
    </message>
    <message>
        <source>%1: now %2, highest %3, lowest %4</source>
        <translation>%1：现在 %2，最高 %3，最低 %4</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>暂无内容</translation>
    </message>
    <message>
        <source>Amounts are hidden</source>
        <translation>金额已隐藏</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::BalanceHistory</name>
    <message>
        <source>Span of the chart</source>
        <translation>图表时间范围</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Balance over time</source>
        <translation>余额走势</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::CertificatePanel</name>
    <message>
        <source>The server&apos;s certificate has changed</source>
        <translation>服务器的证书已更换</translation>
    </message>
    <message>
        <source>Trust the new one</source>
        <translation>信任新证书</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one you trusted, and is not spoken to until you decide. It may have been renewed; or somebody stands in between. Ask its owner for the fingerprint.</source>
        <translation>%1 出示的证书与您信任的不同，在您决定之前不会与它通信。证书可能已续期；也可能有人从中拦截。请向服务器的所有者核对指纹。</translation>
    </message>
    <message>
        <source>Trusted so far</source>
        <translation>此前信任</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>现在出示</translation>
    </message>
    <message>
        <source>The new certificate is trusted</source>
        <translation>已信任新证书</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ChannelBar</name>
    <message>
        <source>You can send %1 and receive %2</source>
        <translation>您可发送 %1，可接收 %2</translation>
    </message>
    <message>
        <source>Not usable now. When it is: %1</source>
        <translation>目前不可用。可用时：%1</translation>
    </message>
    <message>
        <source>Your reserve</source>
        <translation>您的保留金</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>Their reserve</source>
        <translation>对方的保留金</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ChannelPreview</name>
    <message>
        <source>Close…</source>
        <translation>关闭…</translation>
    </message>
    <message>
        <source>Force close…</source>
        <translation>强制关闭…</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对等节点</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>注资</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>Can send</source>
        <translation>可发送</translation>
    </message>
    <message>
        <source>Can receive</source>
        <translation>可接收</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的余额</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>保留金</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Cost of closing</source>
        <translation>关闭费用</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Wait after a force close</source>
        <translation>强制关闭后的等待</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s), %1</source>
        <translation>
            <numerusform>%n 个区块，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>开启方</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>the peer</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>no, private</source>
        <translation>否，私有</translation>
    </message>
    <message>
        <source>yes, public</source>
        <translation>是，公开</translation>
    </message>
    <message>
        <source>Short channel id</source>
        <translation>短通道 ID</translation>
    </message>
    <message>
        <source>The peer is not connected: it has to sign the close.</source>
        <translation>对方节点未连接：关闭需要对方签名。</translation>
    </message>
    <message>
        <source>Incoming %1</source>
        <translation>转入 %1</translation>
    </message>
    <message>
        <source>Outgoing %1</source>
        <translation>转出 %1</translation>
    </message>
    <message>
        <source>%1, until block %2</source>
        <translation>%1，最迟到区块 %2</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>未完成</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %1, together %2, in %n payment(s)</source>
        <translation>
            <numerusform>每笔至少 %1，合计 %2，最多 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>In flight from you</source>
        <translation>由您发出、在途</translation>
    </message>
    <message>
        <source>In flight to you</source>
        <translation>付给您、在途</translation>
    </message>
    <message>
        <source>Too small for the chain</source>
        <translation>小到无法上链</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ChannelsModel</name>
    <message>
        <source>%1 yours, %2 theirs</source>
        <translation>您的 %1，对方的 %2</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对等节点</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ChannelsPage</name>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Lightning is not yet offered on the Bitcoin main network: until cheating peers can be penalised, your money would not be safe in a channel.</source>
        <translation>比特币主网上暂不提供闪电网络：在能够惩罚作弊节点之前，您的资金在通道中并不安全。</translation>
    </message>
    <message>
        <source>Open a channel</source>
        <translation>开启通道</translation>
    </message>
    <message>
        <source>No channels yet</source>
        <translation>暂无通道</translation>
    </message>
    <message>
        <source>No channels</source>
        <translation>没有通道</translation>
    </message>
    <message>
        <source>On this network the wallet works on chain only.</source>
        <translation>在此网络上，钱包只支持链上收付。</translation>
    </message>
    <message>
        <source>The channel is being opened.</source>
        <translation>通道正在开启。</translation>
    </message>
    <message>
        <source>Yours in channels</source>
        <translation>您在通道中的资金</translation>
    </message>
    <message>
        <source>Can send now</source>
        <translation>目前可发送</translation>
    </message>
    <message>
        <source>Can receive now</source>
        <translation>目前可接收</translation>
    </message>
    <message>
        <source>A channel is funded with coins on chain. Receive some first.</source>
        <translation>通道由链上的币注资，请先接收一些。</translation>
    </message>
    <message>
        <source>With %1 on chain you could open one.</source>
        <translation>您有 %1 在链上，可以开启一个通道。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy channel id</source>
        <translation>复制通道 ID</translation>
    </message>
    <message>
        <source>Copy peer id</source>
        <translation>复制节点 ID</translation>
    </message>
    <message>
        <source>Copy funding output</source>
        <translation>复制注资输出</translation>
    </message>
    <message>
        <source>Which channels</source>
        <translation>通道范围</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy what is yours</source>
        <translation>复制您的金额</translation>
    </message>
    <message>
        <source>With %1 on chain you could open one and send about %2.</source>
        <translation>链上有 %1，您可以开通一个通道，并能付出约 %2。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::Checklist</name>
    <message>
        <source>First steps</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Check three of your words and choose a backup folder.</source>
        <translation>核对三个助记词，并选择备份文件夹。</translation>
    </message>
    <message>
        <source>Fund</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Receive bitcoin on chain from anywhere.</source>
        <translation>从任何地方接收链上比特币。</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Open a channel</source>
        <translation>开启通道</translation>
    </message>
    <message>
        <source>A channel makes payments instant and cheap.</source>
        <translation>通道让付款即时又便宜。</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>Paste an invoice or an address and pay it.</source>
        <translation>粘贴发票或地址并支付。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1：已完成</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ChoiceRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ClosePanel</name>
    <message>
        <source>Asking what it costs…</source>
        <translation>正在询问费用…</translation>
    </message>
    <message>
        <source>Broadcasting the commitment…</source>
        <translation>正在广播承诺交易…</translation>
    </message>
    <message>
        <source>Agreeing on the closing transaction…</source>
        <translation>正在协商关闭交易…</translation>
    </message>
    <message>
        <source>The channel is closing.</source>
        <translation>通道正在关闭。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ClosedModel</name>
    <message>
        <source>%1, closed %2 by %3, %4 returned</source>
        <translation>%1，%2 由%3关闭，退回 %4</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对等节点</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>关闭方</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ClosedView</name>
    <message>
        <source>Closed channels</source>
        <translation>已关闭的通道</translation>
    </message>
    <message>
        <source>Copy channel id</source>
        <translation>复制通道 ID</translation>
    </message>
    <message>
        <source>Copy peer id</source>
        <translation>复制节点 ID</translation>
    </message>
    <message>
        <source>Copy closing transaction</source>
        <translation>复制关闭交易</translation>
    </message>
    <message>
        <source>Copy what returned</source>
        <translation>复制退回金额</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>关闭方</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Yours before</source>
        <translation>关闭前您的</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>What it cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>Closing transaction</source>
        <translation>关闭交易</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对等节点</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::CoinPicker</name>
    <message>
        <source>Choose coins</source>
        <translation>选择币</translation>
    </message>
    <message>
        <source>Coins to spend</source>
        <translation>要花费的币</translation>
    </message>
    <message>
        <source>The wallet chooses the coins.</source>
        <translation>由钱包选择要花费的币。</translation>
    </message>
    <message numerus="yes">
        <source>%n coin(s) chosen, %1</source>
        <translation>
            <numerusform>已选 %n 个币，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>outpoint</source>
        <translation>输出点</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ConfirmPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::CopyMenu</name>
    <message>
        <source>Copy %1</source>
        <translation>复制%1</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::CopyText</name>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::DisplaySection</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>显示大小</translation>
    </message>
    <message>
        <source>Amounts in</source>
        <translation>金额单位</translation>
    </message>
    <message>
        <source>Hide amounts everywhere</source>
        <translation>隐藏所有金额</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::FeeComparison</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Fee now</source>
        <translation>当前手续费</translation>
    </message>
    <message>
        <source>New fee</source>
        <translation>新手续费</translation>
    </message>
    <message>
        <source>Rate now</source>
        <translation>当前费率</translation>
    </message>
    <message>
        <source>New rate</source>
        <translation>新费率</translation>
    </message>
    <message>
        <source>A second transaction spends its money and pays for both; figures are of the two together.</source>
        <translation>由第二笔交易花费其输出并为两者付费；数字为两笔合计。</translation>
    </message>
    <message>
        <source>It is replaced by one that pays more.</source>
        <translation>由手续费更高的交易替换。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::FeePicker</name>
    <message>
        <source>My own rate</source>
        <translation>自定费率</translation>
    </message>
    <message>
        <source>Fee rate in satoshi per virtual byte</source>
        <translation>费率（聪/虚拟字节）</translation>
    </message>
    <message>
        <source>sat/vB</source>
        <translation>sat/vB</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::GeneralSection</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Tell the desktop of payments received and of channels closed</source>
        <translation>收到付款和通道关闭时发送桌面通知</translation>
    </message>
    <message>
        <source>Show the amount in these messages</source>
        <translation>在通知中显示金额</translation>
    </message>
    <message>
        <source>About this wallet</source>
        <translation>关于此钱包</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>更改语言将在下次启动时生效。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Whoever sees your screen sees the messages, also while it is locked.</source>
        <translation>能看到您屏幕的人也能看到通知，锁定时也是如此。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::GuideWindow</name>
    <message>
        <source>No chapter has all of these words.</source>
        <translation>没有包含所有这些词的章节。</translation>
    </message>
    <message>
        <source>Guide – Fulgurite</source>
        <translation>使用指南 – Fulgurite</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>章节</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::HistoryExport</name>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>导出已取消，未写入文件。</translation>
    </message>
    <message>
        <source>The payments could not be exported. %1</source>
        <translation>交易无法导出。%1</translation>
    </message>
    <message>
        <source>Payments exported</source>
        <translation>交易已导出</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) exported.</source>
        <translation>
            <numerusform>已导出 %n 个标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of Lightning payments left out: BIP 329 has no place for them.</source>
        <translation>
            <numerusform>%n 个闪电付款的标签未导出：BIP 329 没有它们的位置。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::HistoryModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::HomePage</name>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Show network</source>
        <translation>查看网络</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Can send over Lightning</source>
        <translation>闪电网络可发送</translation>
    </message>
    <message>
        <source>Can receive over Lightning</source>
        <translation>闪电网络可接收</translation>
    </message>
    <message>
        <source>Arriving, not confirmed</source>
        <translation>即将到账，未确认</translation>
    </message>
    <message>
        <source>The chain is being read: balances may still change.</source>
        <translation>正在读取区块链：余额仍可能变化。</translation>
    </message>
    <message>
        <source>The chain server cannot be used: shown is what was known before.</source>
        <translation>链服务器不可用：显示的是之前已知的数据。</translation>
    </message>
    <message>
        <source>Review and pay</source>
        <translation>核对并支付</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>The clipboard holds: %1.</source>
        <translation>剪贴板中有：%1。</translation>
    </message>
    <message numerus="yes">
        <source>No block came for %n hour(s): the chain server stands still, or this computer&apos;s clock is wrong. Nothing is sent over channels meanwhile.</source>
        <translation>
            <numerusform>已有 %n 小时没有新区块：链服务器停滞，或本机时钟有误。在此期间不会通过通道发送任何款项。</numerusform>
        </translation>
    </message>
    <message>
        <source>The chain server itself is still reading the chain, %1 is done: balances may still change.</source>
        <translation>链服务器自身仍在读取区块链，已完成 %1：余额可能还会变化。</translation>
    </message>
    <message>
        <source>No chain server is chosen: money that comes in is not seen.</source>
        <translation>尚未选择链服务器：看不到收到的款项。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::LightningSection</name>
    <message>
        <source>Name of your node</source>
        <translation>您的节点名称</translation>
    </message>
    <message>
        <source>Accept payments without an invoice (keysend)</source>
        <translation>接受无发票付款 (keysend)</translation>
    </message>
    <message>
        <source>Announce new channels, so that others may route through them</source>
        <translation>公开新通道，让他人可经其路由</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>闪电网络</translation>
    </message>
    <message>
        <source>Seen by everybody once a channel is announced.</source>
        <translation>公开通道后，所有人都能看到。</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>You may be away for</source>
        <translation>您可离线</translation>
    </message>
    <message>
        <source>How long a peer has to wait after closing by force. Longer is safer for you; your own force closes are not slower for it.</source>
        <translation>对方强制关闭后须等待的时间。时间越长您越安全；您自己强制关闭不会因此变慢。</translation>
    </message>
    <message>
        <source>At most 32 bytes; letters beyond English take two or three.</source>
        <translation>最多 32 字节；汉字每个占三字节。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::LimitBar</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1; %2 asked for is above it</source>
        <translation>%1；所要求的 %2 超出额度</translation>
    </message>
    <message>
        <source>%1; %2 asked for</source>
        <translation>%1；要求 %2</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::LoadingRows</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::LockPage</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Open another wallet</source>
        <translation>打开其他钱包</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Fulgurite is locked</source>
        <translation>Fulgurite 已锁定</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>正在解锁…</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入您的密码。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::LogView</name>
    <message>
        <source>Least level</source>
        <translation>最低级别</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Nothing of this level has happened yet.</source>
        <translation>尚无此级别的记录。</translation>
    </message>
    <message>
        <source>Log copied</source>
        <translation>日志已复制</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::MainWindow</name>
    <message>
        <source>&amp;Wallet</source>
        <translation>钱包(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Closing the wallet</source>
        <translation>正在关闭钱包</translation>
    </message>
    <message>
        <source>Opening the wallet</source>
        <translation>正在打开钱包</translation>
    </message>
    <message>
        <source>%1 – Fulgurite</source>
        <translation>%1 – Fulgurite</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>就绪状态</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Chain server</source>
        <translation>链服务器</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Test and use</source>
        <translation>测试并使用</translation>
    </message>
    <message>
        <source>Lightning peers</source>
        <translation>闪电网络对等节点</translation>
    </message>
    <message>
        <source>Node id</source>
        <translation>节点 ID</translation>
    </message>
    <message>
        <source>Your node</source>
        <translation>您的节点</translation>
    </message>
    <message>
        <source>02abc…@host:9735</source>
        <translation>02abc…@host:9735</translation>
    </message>
    <message>
        <source>Connect to a node</source>
        <translation>连接节点</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>No peers yet.</source>
        <translation>暂无对等节点。</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>对等节点</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>信任</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>The server has pruned blocks below %1: older payments are not listed, but their coins count.</source>
        <translation>服务器已删除 %1 以下的区块：较早的交易未列出，但其币已计入。</translation>
    </message>
    <message>
        <source>Server changed</source>
        <translation>服务器已更改</translation>
    </message>
    <message>
        <source>Type or paste the node&apos;s key and address.</source>
        <translation>请输入或粘贴节点的公钥和地址。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>It has channels with you and stays connected.</source>
        <translation>它与您有通道，保持连接。</translation>
    </message>
    <message>
        <source>Technical detail</source>
        <translation>技术详情</translation>
    </message>
    <message>
        <source>Copy node id</source>
        <translation>复制节点 ID</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Copy id and address</source>
        <translation>复制 ID 和地址</translation>
    </message>
    <message>
        <source>Open a channel…</source>
        <translation>开启通道…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>The chain server gives no estimate yet.</source>
        <translation>链服务器尚未给出估算。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Next block, about 10 minutes</source>
        <translation>下一个区块，约 10 分钟</translation>
    </message>
    <message>
        <source>Within an hour</source>
        <translation>一小时内</translation>
    </message>
    <message>
        <source>Within a day</source>
        <translation>一天内</translation>
    </message>
    <message>
        <source>Least that is passed on</source>
        <translation>可被转发的最低费率</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::NetworkSection</name>
    <message>
        <source>Practice: not real money</source>
        <translation>练习模式：不是真钱</translation>
    </message>
    <message>
        <source>Bitcoin</source>
        <translation>比特币主网</translation>
    </message>
    <message>
        <source>Testnet4</source>
        <translation>Testnet4</translation>
    </message>
    <message>
        <source>Signet</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Regtest</source>
        <translation>Regtest</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Change the server…</source>
        <translation>更改服务器…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>信任</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>监听</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::NetworkStep</name>
    <message>
        <source>Use a test network</source>
        <translation>使用测试网络</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Bitcoin</source>
        <translation>比特币主网</translation>
    </message>
    <message>
        <source>Testnet4</source>
        <translation>Testnet4</translation>
    </message>
    <message>
        <source>Signet</source>
        <translation>Signet</translation>
    </message>
    <message>
        <source>Regtest</source>
        <translation>Regtest</translation>
    </message>
    <message>
        <source>Where the chain comes from</source>
        <translation>区块链数据来源</translation>
    </message>
    <message>
        <source>Fulgurite reads the chain from a server that you choose. It can be changed later.</source>
        <translation>Fulgurite 从您选择的服务器读取区块链，以后可以更改。</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Continue offline</source>
        <translation>离线继续</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::OpenWizard</name>
    <message>
        <source>Peer</source>
        <translation>对等节点</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>02abc…@host:9735</source>
        <translation>02abc…@host:9735</translation>
    </message>
    <message>
        <source>Node to open with</source>
        <translation>对方节点</translation>
    </message>
    <message>
        <source>Its key, an @, its address. An explorer, or the node&apos;s owner, has it.</source>
        <translation>公钥、@、地址。可从浏览器网站或节点所有者处获得。</translation>
    </message>
    <message>
        <source>Amount to put in</source>
        <translation>存入金额</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Announce it, so that others may route through it</source>
        <translation>公开此通道，让他人可经其路由</translation>
    </message>
    <message>
        <source>Fee of the funding</source>
        <translation>注资手续费</translation>
    </message>
    <message>
        <source>What you will have</source>
        <translation>开启后的情况</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Next block</source>
        <translation>下一区块</translation>
    </message>
    <message>
        <source>about 10 minutes</source>
        <translation>约 10 分钟</translation>
    </message>
    <message>
        <source>Within an hour</source>
        <translation>一小时内</translation>
    </message>
    <message>
        <source>about 6 blocks</source>
        <translation>约 6 个区块</translation>
    </message>
    <message>
        <source>Within a day</source>
        <translation>一天内</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>最便宜</translation>
    </message>
    <message>
        <source>Type or paste the node&apos;s key and address.</source>
        <translation>请输入或粘贴节点的公钥和地址。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>已连接到 %1</translation>
    </message>
    <message>
        <source>Into the channel</source>
        <translation>存入通道</translation>
    </message>
    <message>
        <source>Can send at once</source>
        <translation>即刻可发送</translation>
    </message>
    <message>
        <source>Can receive at once</source>
        <translation>即刻可接收</translation>
    </message>
    <message>
        <source>Reserve, yours at closing</source>
        <translation>保留金，关闭时归还</translation>
    </message>
    <message>
        <source>Commitment fee set aside</source>
        <translation>预留的承诺交易费</translation>
    </message>
    <message>
        <source>Funding fee</source>
        <translation>注资手续费</translation>
    </message>
    <message>
        <source>Cost of closing</source>
        <translation>关闭费用</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Usable after</source>
        <translation>可用前需</translation>
    </message>
    <message numerus="yes">
        <source>%n confirmation(s)</source>
        <translation>
            <numerusform>%n 次确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Signing and broadcasting…</source>
        <translation>正在签名并广播…</translation>
    </message>
    <message>
        <source>With</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Type how much to put into the channel.</source>
        <translation>请输入要存入通道的金额。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Sign and open</source>
        <translation>签名并开启</translation>
    </message>
    <message>
        <source>What you can send and receive, and what it costs, stands here once an amount is typed.</source>
        <translation>输入金额后，这里会显示可发送、可接收的金额以及费用。</translation>
    </message>
    <message>
        <source>Enter a number above zero</source>
        <translation>请输入大于零的数字</translation>
    </message>
    <message>
        <source>The figures were renewed: look again, then sign.</source>
        <translation>数字已更新：请再看一遍，然后签名。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::OpeningPage</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::OwnerPrompt</name>
    <message>
        <source>Your password again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>The amount is above the limit that you set in Settings. With the password it is paid as reviewed.</source>
        <translation>金额超过您在设置中设定的限额。输入密码后按核对结果支付。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入您的密码。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::PasswordField</name>
    <message>
        <source>Type a password</source>
        <translation>请输入密码</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>隐藏密码</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::PasswordStep</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Asked each time the wallet opens. Nobody can reset it: only your words bring the money back without it.</source>
        <translation>每次打开钱包时都会询问。没有人能重置它：忘记密码时，只有助记词能找回资金。</translation>
    </message>
    <message>
        <source>A password for this computer</source>
        <translation>本机密码</translation>
    </message>
    <message>
        <source>It encrypts the wallet&apos;s file.</source>
        <translation>用于加密钱包文件。</translation>
    </message>
    <message>
        <source>Making the world…</source>
        <translation>正在创建练习世界…</translation>
    </message>
    <message>
        <source>Start practising</source>
        <translation>开始练习</translation>
    </message>
    <message>
        <source>Type a password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不同。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::PaymentCard</name>
    <message>
        <source>Another payment</source>
        <translation>再付一笔</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收款方</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent, not confirmed</source>
        <translation>已发送，未确认</translation>
    </message>
    <message>
        <source>The transaction is with the network. It counts once it is in a block.</source>
        <translation>交易已提交网络，进入区块后生效。</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation>交易 ID</translation>
    </message>
    <message>
        <source>Show in Activity</source>
        <translation>在交易记录中查看</translation>
    </message>
    <message>
        <source>Signed, waiting for the server</source>
        <translation>已签名，等待服务器</translation>
    </message>
    <message>
        <source>The chain server has not answered. The transaction is stored and goes out by itself; do not pay again.</source>
        <translation>链服务器没有响应。交易已保存，会自动发出，请勿重复付款。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::PeersModel</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connected, they called</source>
        <translation>已连接（对方发起）</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n channel(s)</source>
        <translation>
            <numerusform>%1，%2，%n 个通道</numerusform>
        </translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>对等节点</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::PracticeWindow</name>
    <message>
        <source>Practice world – Fulgurite</source>
        <translation>练习世界 – Fulgurite</translation>
    </message>
    <message>
        <source>Nothing here is real money: ask for as much as you like.</source>
        <translation>这里没有真钱：想要多少都可以。</translation>
    </message>
    <message>
        <source>Delete this practice wallet…</source>
        <translation>删除此练习钱包…</translation>
    </message>
    <message>
        <source>Coins and blocks</source>
        <translation>币和区块</translation>
    </message>
    <message>
        <source>Get 1 000 000 sat</source>
        <translation>领取 1 000 000 sat</translation>
    </message>
    <message>
        <source>Mine a block</source>
        <translation>挖一个区块</translation>
    </message>
    <message>
        <source>Mine six blocks</source>
        <translation>挖六个区块</translation>
    </message>
    <message>
        <source>The coins are in a block.</source>
        <translation>币已进入区块。</translation>
    </message>
    <message>
        <source>A block was mined.</source>
        <translation>已挖出一个区块。</translation>
    </message>
    <message>
        <source>Six blocks were mined.</source>
        <translation>已挖出六个区块。</translation>
    </message>
    <message>
        <source>Robots</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Amount for what they do</source>
        <translation>操作金额</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Open to it…</source>
        <translation>向它开启…</translation>
    </message>
    <message>
        <source>Opens to me</source>
        <translation>向我开启</translation>
    </message>
    <message>
        <source>Its invoice…</source>
        <translation>它的发票…</translation>
    </message>
    <message>
        <source>Pays me</source>
        <translation>付款给我</translation>
    </message>
    <message>
        <source>Sends me</source>
        <translation>发送给我</translation>
    </message>
    <message>
        <source>Vanishes</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>上线</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 has done it.</source>
        <translation>%1 已完成。</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Delete this practice wallet?</source>
        <translation>删除此练习钱包？</translation>
    </message>
    <message>
        <source>Its folder is deleted, with its words. No real money is in it; a new one is made in a minute.</source>
        <translation>将删除其文件夹和助记词。里面没有真钱；重新创建只需一分钟。</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The world is at work…</source>
        <translation>练习世界正在运行…</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::PreviewPane</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ProgressSteps</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::QrDialog</name>
    <message>
        <source>Payment request</source>
        <translation>收款请求</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::QrView</name>
    <message>
        <source>QR code: %1. Press Enter to enlarge it.</source>
        <translation>二维码：%1。按回车键放大。</translation>
    </message>
    <message>
        <source>QR code: nothing to show</source>
        <translation>二维码：无内容</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ReceivePage</name>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Payment request</source>
        <translation>收款请求</translation>
    </message>
    <message>
        <source>Waiting for payment</source>
        <translation>等待付款</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新建请求</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What to ask for</source>
        <translation>收款内容</translation>
    </message>
    <message>
        <source>Way of payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Unified</source>
        <translation>统一</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>闪电网络</translation>
    </message>
    <message>
        <source>On chain</source>
        <translation>链上</translation>
    </message>
    <message>
        <source>Amount (optional)</source>
        <translation>金额（可选）</translation>
    </message>
    <message>
        <source>The Lightning request ends after</source>
        <translation>闪电网络请求有效期</translation>
    </message>
    <message>
        <source>Lightning can bring you up to</source>
        <translation>闪电网络最多可接收</translation>
    </message>
    <message>
        <source>Open a channel</source>
        <translation>开启通道</translation>
    </message>
    <message>
        <source>Request copied</source>
        <translation>请求已复制</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>What it is for; the payer sees it</source>
        <translation>用途；付款方可见</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>备注（可选）</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 周</translation>
    </message>
    <message>
        <source>There is no channel that could receive.</source>
        <translation>没有可接收的通道。</translation>
    </message>
    <message>
        <source>Making a request</source>
        <translation>正在创建请求</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>%1 arrived.</source>
        <translation>%1 已到账。</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>This request ended unpaid. Make a new one.</source>
        <translation>此请求未付款即已过期，请新建。</translation>
    </message>
    <message>
        <source>The code does not say this yet: press New request.</source>
        <translation>二维码尚未包含此更改：请点“新建请求”。</translation>
    </message>
    <message>
        <source>Any Bitcoin wallet can pay this; Lightning is used by those that know it.</source>
        <translation>任何比特币钱包都能支付；支持闪电网络的会使用闪电网络。</translation>
    </message>
    <message>
        <source>A Lightning invoice: paid at once, once only.</source>
        <translation>闪电网络发票：即时支付，仅限一次。</translation>
    </message>
    <message>
        <source>A fresh address: counts once it is confirmed.</source>
        <translation>新地址：确认后到账。</translation>
    </message>
    <message>
        <source>Without a channel only on-chain payments can arrive. With one, Lightning payments arrive too.</source>
        <translation>没有通道时只能收链上付款；有通道后也能收闪电网络付款。</translation>
    </message>
    <message>
        <source>Raise this limit</source>
        <translation>提高此额度</translation>
    </message>
    <message>
        <source>Receive on chain</source>
        <translation>链上收款</translation>
    </message>
    <message>
        <source>Show my node key</source>
        <translation>显示我的节点公钥</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>For those who pay without an invoice (keysend)</source>
        <translation>供无发票付款者使用 (keysend)</translation>
    </message>
    <message>
        <source>Arriving, not confirmed</source>
        <translation>即将到账，未确认</translation>
    </message>
    <message>
        <source>%1 is on its way: it counts once it is in a block.</source>
        <translation>%1 正在途：进入区块后生效。</translation>
    </message>
    <message>
        <source>This is more than Lightning can bring you now. Receive it on chain, open another channel, or pay something over Lightning first: what you spend there can come back.</source>
        <translation>超过闪电网络目前可接收的额度。请改用链上接收、再开启一个通道，或先用闪电网络付款：花出的额度可再收回。</translation>
    </message>
    <message>
        <source>What you pay over Lightning makes room to receive. Another channel adds more, and on chain there is no limit.</source>
        <translation>您用闪电网络付款会腾出接收额度；再开一个通道可增加额度；链上没有限制。</translation>
    </message>
    <message>
        <source>What the code holds</source>
        <translation>二维码的内容</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::RecentList</name>
    <message>
        <source>Last activity</source>
        <translation>最近交易</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>No payments yet</source>
        <translation>暂无交易</translation>
    </message>
    <message>
        <source>What you receive and send appears here.</source>
        <translation>您的收付会显示在这里。</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::RequestList</name>
    <message>
        <source>Requests</source>
        <translation>收款请求</translation>
    </message>
    <message>
        <source>Show the code of %1</source>
        <translation>显示 %1 的二维码</translation>
    </message>
    <message>
        <source>Copy the invoice of %1</source>
        <translation>复制 %1 的发票</translation>
    </message>
    <message>
        <source>Remove the request %1</source>
        <translation>移除请求 %1</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>已移除：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>payment hash</source>
        <translation>支付哈希</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>显示二维码</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show %1 older ones</source>
        <translation>显示更早的 %1 个</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::RestoredStep</name>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Coins on chain</source>
        <translation>链上的币</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>搜索范围</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Now, in the background: the balance grows as coins are found.</source>
        <translation>现在，在后台进行：找到币后余额会增加。</translation>
    </message>
    <message>
        <source>No channel backup was given. If the wallet had channels, restore again with its file.</source>
        <translation>未提供通道备份。如果此钱包曾有通道，请用备份文件重新恢复。</translation>
    </message>
    <message>
        <source>The channel backup names no open channel.</source>
        <translation>通道备份中没有未关闭的通道。</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) found. Their peers are asked to close them; the money then returns on chain, usually within a day:</source>
        <translation>
            <numerusform>找到 %n 个通道。已请求对方关闭；资金随后退回链上，通常在一天之内：</numerusform>
        </translation>
    </message>
    <message>
        <source>The wallet is restored</source>
        <translation>钱包已恢复</translation>
    </message>
    <message>
        <source>What was found, and what happens next.</source>
        <translation>找到的内容，以及接下来的步骤。</translation>
    </message>
    <message>
        <source>Open the wallet</source>
        <translation>打开钱包</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::ReviewCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>支付 %1</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收款方</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Fee, likely</source>
        <translation>预计手续费</translation>
    </message>
    <message>
        <source>Fee, at most</source>
        <translation>最高手续费</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>闪电网络</translation>
    </message>
    <message>
        <source>Lightning, %1 hops</source>
        <translation>闪电网络，%1 跳</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Invoice ends</source>
        <translation>发票到期</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Fee rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Leaves your wallet</source>
        <translation>从钱包支出</translation>
    </message>
    <message>
        <source>Change back to you</source>
        <translation>找零给您</translation>
    </message>
    <message>
        <source>Coins spent</source>
        <translation>花费的币</translation>
    </message>
    <message>
        <source>Paying</source>
        <translation>正在支付</translation>
    </message>
    <message>
        <source>Lightning, straight to them</source>
        <translation>闪电网络，直达对方</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::RoutePicture</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收款方</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到达</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1, in %2 parts</source>
        <translation>%1，分 %2 部分</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <extracomment>the name of a node, why it failed there</extracomment>
        <translation>在 %1：%2</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>经由 %1</translation>
    </message>
    <message>
        <source>Attempt %1, %2</source>
        <translation>第 %1 次尝试，%2</translation>
    </message>
    <message>
        <source>and %1 more before</source>
        <translation>之前另有 %1 次</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No attempt yet</source>
        <translation>尚无尝试</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SecuritySection</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The new one again</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>When nobody types or points for</source>
        <translation>无操作多久后锁定</translation>
    </message>
    <message>
        <source>It also locks with the screen and before the computer sleeps. Payments still come in while it is locked.</source>
        <translation>锁屏时和电脑休眠前也会锁定。锁定期间仍可收款。</translation>
    </message>
    <message>
        <source>Time an unlock takes</source>
        <translation>解锁所需时间</translation>
    </message>
    <message>
        <source>Slower for you is slower for whoever guesses</source>
        <translation>您解锁越慢，猜密码的人也越慢</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>正在更改…</translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation>密码已更改。</translation>
    </message>
    <message>
        <source>The password again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Ask for the password again before a large payment</source>
        <translation>大额付款前再次询问密码</translation>
    </message>
    <message>
        <source>Payments above</source>
        <translation>付款超过</translation>
    </message>
    <message>
        <source>Your password, to ask less often</source>
        <translation>您的密码（减少询问时需要）</translation>
    </message>
    <message>
        <source>Press Enter to confirm. Until then the old limit stays.</source>
        <translation>按回车键确认。在此之前，原来的限额保持不变。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SeedGrid</name>
    <message numerus="yes">
        <source>%n seed word(s), covered</source>
        <translation>
            <numerusform>%n 个助记词，已遮盖</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed word(s)</source>
        <translation>
            <numerusform>%n 个助记词</numerusform>
        </translation>
    </message>
    <message>
        <source>Word %1</source>
        <translation>第 %1 个单词</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>已遮盖</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SeedStep</name>
    <message>
        <source>Word</source>
        <translation>单词</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>24 words instead of 12</source>
        <translation>使用 24 个单词（而非 12 个）</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密语</translation>
    </message>
    <message>
        <source>A word of your own beside the words. Without it they open another, empty wallet: write it down too.</source>
        <translation>助记词之外由您自定的词。没有它，助记词只会打开另一个空钱包：请一并抄下。</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>您的助记词</translation>
    </message>
    <message>
        <source>Three of your words</source>
        <translation>三个助记词</translation>
    </message>
    <message>
        <source>Write these words down</source>
        <translation>抄下这些单词</translation>
    </message>
    <message>
        <source>Look at your paper, not at the screen.</source>
        <translation>请看您的纸，不要看屏幕。</translation>
    </message>
    <message>
        <source>On paper, in this order. Whoever has them has the money; without them nobody can bring it back.</source>
        <translation>写在纸上，按此顺序。谁有助记词谁就拥有资金；没有它们，谁也无法找回。</translation>
    </message>
    <message>
        <source>I have written them down</source>
        <translation>我已抄下</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Type the passphrase again, or leave it empty to have none.</source>
        <translation>请再次输入密语，或留空表示不使用。</translation>
    </message>
    <message>
        <source>Word %1</source>
        <translation>第 %1 个单词</translation>
    </message>
    <message>
        <source>This is not word %1.</source>
        <translation>这不是第 %1 个单词。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的密语不同。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SegmentedBar</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No money in this wallet yet</source>
        <translation>此钱包中还没有资金</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SendForm</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Message to the recipient (optional)</source>
        <translation>给收款方的留言（可选）</translation>
    </message>
    <message>
        <source>Label, for you only (optional)</source>
        <translation>标签，仅您可见（可选）</translation>
    </message>
    <message>
        <source>Send all</source>
        <translation>全部发送</translation>
    </message>
    <message>
        <source>Confirmed within</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Enter a number above zero</source>
        <translation>请输入大于零的数字</translation>
    </message>
    <message>
        <source>Next block</source>
        <translation>下一区块</translation>
    </message>
    <message>
        <source>about 10 minutes</source>
        <translation>约 10 分钟</translation>
    </message>
    <message>
        <source>An hour</source>
        <translation>一小时</translation>
    </message>
    <message>
        <source>about six blocks</source>
        <translation>约六个区块</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>一天</translation>
    </message>
    <message>
        <source>cheapest that arrives</source>
        <translation>最便宜且能到账</translation>
    </message>
    <message>
        <source>Coins</source>
        <translation>币</translation>
    </message>
    <message>
        <source>They write: %1</source>
        <translation>对方附言：%1</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SendOffer</name>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>The clipboard holds: %1.</source>
        <translation>剪贴板中有：%1。</translation>
    </message>
    <message>
        <source>Kept until this payment has ended: %1.</source>
        <translation>保留到本次支付结束：%1。</translation>
    </message>
    <message>
        <source>Kept for you: %1.</source>
        <translation>已为您保留：%1。</translation>
    </message>
    <message>
        <source>The draft was put away.</source>
        <translation>草稿已收起。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SendPage</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Pay to</source>
        <translation>支付给</translation>
    </message>
    <message>
        <source>Address, invoice, payment link or node key</source>
        <translation>地址、发票、付款链接或节点公钥</translation>
    </message>
    <message>
        <source>Type, paste, or drop a picture of a QR code.</source>
        <translation>输入、粘贴，或拖入二维码图片。</translation>
    </message>
    <message>
        <source>No QR code was found.</source>
        <translation>未找到二维码。</translation>
    </message>
    <message>
        <source>A payment is being sent.</source>
        <translation>正在发送付款。</translation>
    </message>
    <message>
        <source>The figures were renewed: look again, then pay.</source>
        <translation>数字已更新：请再看一遍，然后支付。</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>已复制%1</translation>
    </message>
    <message>
        <source>A payment is being sent. The new link is kept.</source>
        <translation>正在支付。新链接已保留。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SendStart</name>
    <message>
        <source>Over Lightning, at most</source>
        <translation>通过闪电网络，最多</translation>
    </message>
    <message>
        <source>What can be paid here</source>
        <translation>这里可以支付什么</translation>
    </message>
    <message>
        <source>A Bitcoin address or payment link</source>
        <translation>比特币地址或付款链接</translation>
    </message>
    <message>
        <source>On chain: it arrives with one of the next blocks.</source>
        <translation>链上：随后续某个区块到账。</translation>
    </message>
    <message>
        <source>A Lightning invoice</source>
        <translation>闪电发票</translation>
    </message>
    <message>
        <source>It arrives in seconds. The fee is shown before you pay.</source>
        <translation>几秒内到账。付款前会显示手续费。</translation>
    </message>
    <message>
        <source>The key of a node</source>
        <translation>节点公钥</translation>
    </message>
    <message>
        <source>Without an invoice, with a message of yours.</source>
        <translation>无需发票，可附上您的留言。</translation>
    </message>
    <message>
        <source>A picture of a QR code</source>
        <translation>二维码图片</translation>
    </message>
    <message>
        <source>Drop it anywhere here, or choose the file above.</source>
        <translation>拖放到此处任意位置，或在上方选择文件。</translation>
    </message>
    <message>
        <source>What you can send</source>
        <translation>您可以发送的金额</translation>
    </message>
    <message>
        <source>On chain, less the fee</source>
        <translation>链上，需扣除手续费</translation>
    </message>
    <message>
        <source>Nothing is sent before you have seen what it costs and pressed Pay.</source>
        <translation>在您看到费用并按下“支付”之前，不会发送任何款项。</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>闪电网络</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SetupPage</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>助记词</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>助记词</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Set up a wallet</source>
        <translation>设置钱包</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Practice: not real money</source>
        <translation>练习模式：不是真钱</translation>
    </message>
    <message>
        <source>%1: these coins are worth nothing</source>
        <translation>%1：这些币没有价值</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SetupStep</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::Sidebar</name>
    <message numerus="yes">
        <source>%n thing(s) to attend to</source>
        <translation>
            <numerusform>%n 项需要处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SleepHold</name>
    <message>
        <source>A payment is in flight</source>
        <translation>有一笔付款在途</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::SmartField</name>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Scan a QR code on the screen</source>
        <translation>扫描屏幕上的二维码</translation>
    </message>
    <message>
        <source>Read a QR code from a picture file</source>
        <translation>从图片文件读取二维码</translation>
    </message>
    <message>
        <source>Picture of a QR code</source>
        <translation>二维码图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.bmp)</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::StageStrip</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try again: %1</source>
        <translation>重试：%1</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::StartStep</name>
    <message>
        <source>Practice: not real money</source>
        <translation>练习模式：不是真钱</translation>
    </message>
    <message>
        <source>Bitcoin</source>
        <translation>比特币主网</translation>
    </message>
    <message>
        <source>Testnet4: coins without worth</source>
        <translation>Testnet4：没有价值的币</translation>
    </message>
    <message>
        <source>Signet: coins without worth</source>
        <translation>Signet：没有价值的币</translation>
    </message>
    <message>
        <source>Regtest: coins without worth</source>
        <translation>Regtest：没有价值的币</translation>
    </message>
    <message>
        <source>Your wallets</source>
        <translation>您的钱包</translation>
    </message>
    <message>
        <source>Create a new wallet</source>
        <translation>新建钱包</translation>
    </message>
    <message>
        <source>Fresh words, written down by you.</source>
        <translation>生成新的助记词，由您抄下。</translation>
    </message>
    <message>
        <source>Restore a wallet</source>
        <translation>恢复钱包</translation>
    </message>
    <message>
        <source>From 12 to 24 words, of Fulgurite or another wallet.</source>
        <translation>用 12 至 24 个助记词，来自 Fulgurite 或其他钱包。</translation>
    </message>
    <message>
        <source>Open a wallet on this computer</source>
        <translation>打开本机的钱包</translation>
    </message>
    <message>
        <source>Practise without money</source>
        <translation>练习模式，不用真钱</translation>
    </message>
    <message>
        <source>A world inside the program, with coins and robot peers. Delete it whenever you like.</source>
        <translation>程序内的模拟世界，有币和机器人节点，可随时删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n wallet(s) found.</source>
        <translation>
            <numerusform>找到 %n 个钱包。</numerusform>
        </translation>
    </message>
    <message>
        <source>Welcome to Fulgurite</source>
        <translation>欢迎使用 Fulgurite</translation>
    </message>
    <message>
        <source>Your own Bitcoin and Lightning wallet: the keys stay on this computer.</source>
        <translation>您自己的比特币和闪电网络钱包：密钥只存于本机。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::StatusItem</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::StatusStrip</name>
    <message>
        <source>Lock the wallet (Ctrl+L)</source>
        <translation>锁定钱包 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>区块链</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>闪电网络</translation>
    </message>
    <message>
        <source>Fee rate for the next block</source>
        <translation>下一区块的费率</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>已解锁</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::Stepper</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>here</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>未到</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::StoppedPage</name>
    <message>
        <source>Technical details</source>
        <translation>技术详情</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::TechnicalDetails</name>
    <message>
        <source>Technical details</source>
        <translation>技术细节</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::TransactionPicture</name>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>Theirs, %1 coins</source>
        <translation>对方的，%1 个币</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>amount not known</source>
        <translation>金额未知</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>What this transaction moves is not known</source>
        <translation>这笔交易的资金流向未知</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>From %1. To %2.</source>
        <translation>来自 %1。去往 %2。</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>去往 %1</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::WindowController</name>
    <message>
        <source>About Fulgurite</source>
        <translation>关于 Fulgurite</translation>
    </message>
    <message>
        <source>Quit Fulgurite?</source>
        <translation>退出 Fulgurite？</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Leave this wallet?</source>
        <translation>离开此钱包？</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Fulgurite %1</source>
        <translation>Fulgurite %1</translation>
    </message>
    <message>
        <source>A desktop wallet for Bitcoin and Lightning that keeps your keys on your computer. MIT licence.</source>
        <translation>一款桌面比特币与闪电钱包，密钥保存在您的电脑上。MIT 许可证。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>正在重试</translation>
    </message>
</context>
<context>
    <name>fulgurite::ui::WordsStep</name>
    <message>
        <source>Your words</source>
        <translation>您的助记词</translation>
    </message>
    <message>
        <source>Type or paste them, parted by spaces</source>
        <translation>输入或粘贴，用空格分隔</translation>
    </message>
    <message>
        <source>The clipboard was emptied.</source>
        <translation>剪贴板已清空。</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密语</translation>
    </message>
    <message>
        <source>Only if the wallet had one beside its words.</source>
        <translation>仅当钱包除助记词外另有密语时填写。</translation>
    </message>
    <message>
        <source>I know when it was first used</source>
        <translation>我知道首次使用的时间</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>Blocks before it are not read, which saves time.</source>
        <translation>不读取此前的区块，可节省时间。</translation>
    </message>
    <message>
        <source>The words of the wallet</source>
        <translation>钱包的助记词</translation>
    </message>
    <message>
        <source>12 to 24 words in their order. They stay on this computer.</source>
        <translation>12 至 24 个单词，按顺序输入。它们不会离开本机。</translation>
    </message>
    <message>
        <source>The words are kept. Type again to replace them.</source>
        <translation>已保留助记词。重新输入即可替换。</translation>
    </message>
    <message>
        <source>Type the passphrase again, or leave it empty to have none.</source>
        <translation>请再次输入密语，或留空表示不使用。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Bitcoin and Lightning wallet</source>
        <translation>比特币和闪电网络钱包</translation>
    </message>
    <message>
        <source>The wallet&apos;s folder.</source>
        <translation>钱包文件夹。</translation>
    </message>
    <message>
        <source>bitcoin, testnet4, signet or regtest.</source>
        <translation>bitcoin、testnet4、signet 或 regtest。</translation>
    </message>
    <message>
        <source>Play the practice world; pictures go to DIR.</source>
        <translation>演示练习世界；图片存到 DIR。</translation>
    </message>
    <message>
        <source>A bitcoin: or lightning: link to fill into Send.</source>
        <translation>填入“发送”的 bitcoin: 或 lightning: 链接。</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>交易记录</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
</TS>
