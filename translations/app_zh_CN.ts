<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Commands</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Save session as…</source>
        <translation>会话另存为…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close dataset</source>
        <translation>关闭数据集</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Larger interface</source>
        <translation>放大界面</translation>
    </message>
    <message>
        <source>Smaller interface</source>
        <translation>缩小界面</translation>
    </message>
    <message>
        <source>Interface at 100 %</source>
        <translation>界面 100 %</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>10 steps ahead</source>
        <translation>前进 10 步</translation>
    </message>
    <message>
        <source>10 steps back</source>
        <translation>后退 10 步</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一个事件</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>上一个事件</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>倒放</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <source>Play forwards</source>
        <translation>正放</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>正常速度</translation>
    </message>
    <message>
        <source>Set in</source>
        <translation>设置入点</translation>
    </message>
    <message>
        <source>Set out</source>
        <translation>设置出点</translation>
    </message>
    <message>
        <source>Go to in</source>
        <translation>转到入点</translation>
    </message>
    <message>
        <source>Go to out</source>
        <translation>转到出点</translation>
    </message>
    <message>
        <source>Clear in and out</source>
        <translation>清除入点和出点</translation>
    </message>
    <message>
        <source>Repeat in to out</source>
        <translation>循环入点到出点</translation>
    </message>
    <message>
        <source>Go to the step with the largest error</source>
        <translation>转到误差最大的步</translation>
    </message>
    <message>
        <source>Go to the next error peak</source>
        <translation>转到下一个误差峰值</translation>
    </message>
    <message>
        <source>Go to step…</source>
        <translation>转到步…</translation>
    </message>
    <message>
        <source>Next episode</source>
        <translation>下一个片段</translation>
    </message>
    <message>
        <source>Previous episode</source>
        <translation>上一个片段</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Zoom in on time</source>
        <translation>放大时间</translation>
    </message>
    <message>
        <source>Zoom out of time</source>
        <translation>缩小时间</translation>
    </message>
    <message>
        <source>Fit the episode</source>
        <translation>显示整个片段</translation>
    </message>
    <message>
        <source>Predict from here</source>
        <translation>从此处预测</translation>
    </message>
    <message>
        <source>Predict episode</source>
        <translation>预测整个片段</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Edit instruction…</source>
        <translation>编辑指令…</translation>
    </message>
    <message>
        <source>Run the instruction as a branch</source>
        <translation>将指令作为分支运行</translation>
    </message>
    <message>
        <source>Delete branch</source>
        <translation>删除分支</translation>
    </message>
    <message>
        <source>Show Library</source>
        <translation>显示资料库</translation>
    </message>
    <message>
        <source>Show Representation</source>
        <translation>显示表征</translation>
    </message>
    <message>
        <source>Show Inspector</source>
        <translation>显示检查器</translation>
    </message>
    <message>
        <source>Show Actions</source>
        <translation>显示动作</translation>
    </message>
    <message>
        <source>Show the Error chart</source>
        <translation>显示误差图</translation>
    </message>
    <message>
        <source>Show Timeline</source>
        <translation>显示时间线</translation>
    </message>
    <message>
        <source>Show Tokens</source>
        <translation>显示词元</translation>
    </message>
    <message>
        <source>Show jobs and their errors</source>
        <translation>显示任务及其错误</translation>
    </message>
    <message>
        <source>Hide or return all docks</source>
        <translation>隐藏或恢复所有面板</translation>
    </message>
    <message>
        <source>Find in Library</source>
        <translation>在资料库中查找</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>About Orrery</source>
        <translation>关于 Orrery</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Frames side by side</source>
        <translation>并排显示帧</translation>
    </message>
    <message>
        <source>Wipe between truth and prediction</source>
        <translation>划像对比真值和预测</translation>
    </message>
    <message>
        <source>Flip truth and prediction in place</source>
        <translation>原位切换真值和预测</translation>
    </message>
    <message>
        <source>Next way to show the error</source>
        <translation>下一种误差显示方式</translation>
    </message>
    <message>
        <source>Show error as absolute difference</source>
        <translation>以绝对差显示误差</translation>
    </message>
    <message>
        <source>Show error as signed difference</source>
        <translation>以有符号差显示误差</translation>
    </message>
    <message>
        <source>Show error as squared difference</source>
        <translation>以平方差显示误差</translation>
    </message>
    <message>
        <source>Show error as structural difference</source>
        <translation>以结构差显示误差</translation>
    </message>
    <message>
        <source>Pin the step as reference</source>
        <translation>将此步固定为参考</translation>
    </message>
    <message>
        <source>Nearest or linear sampling</source>
        <translation>最近邻或线性采样</translation>
    </message>
    <message>
        <source>Fit the frames</source>
        <translation>帧适合窗口</translation>
    </message>
    <message>
        <source>Frames at 1:1</source>
        <translation>帧 1:1</translation>
    </message>
    <message>
        <source>Frames at 2:1</source>
        <translation>帧 2:1</translation>
    </message>
    <message>
        <source>Choose the inputs of the model…</source>
        <translation>选择模型的输入…</translation>
    </message>
    <message>
        <source>Save picture of the frames</source>
        <translation>保存画面图片</translation>
    </message>
    <message>
        <source>Choose the folder of pictures…</source>
        <translation>选择图片文件夹…</translation>
    </message>
    <message>
        <source>Next open dataset</source>
        <translation>下一个打开的数据集</translation>
    </message>
    <message>
        <source>Repeat forth and back</source>
        <translation>往返重复</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy picture with caption</source>
        <translation>复制带说明的图片</translation>
    </message>
    <message>
        <source>Copy step reference</source>
        <translation>复制步引用</translation>
    </message>
    <message>
        <source>Copy provenance as JSON</source>
        <translation>以 JSON 复制来源</translation>
    </message>
    <message>
        <source>Save the frame as a picture…</source>
        <translation>将此帧存为图片…</translation>
    </message>
    <message>
        <source>Show where the frame comes from</source>
        <translation>显示此帧的来源</translation>
    </message>
    <message>
        <source>Longer horizon</source>
        <translation>更长的时域</translation>
    </message>
    <message>
        <source>Shorter horizon</source>
        <translation>更短的时域</translation>
    </message>
    <message>
        <source>Rename branch</source>
        <translation>重命名分支</translation>
    </message>
    <message>
        <source>Undo layout change</source>
        <translation>撤销布局更改</translation>
    </message>
    <message>
        <source>Set or remove a marker</source>
        <translation>设置或移除标记</translation>
    </message>
    <message>
        <source>Go to the next marker</source>
        <translation>转到下一个标记</translation>
    </message>
    <message>
        <source>Rename the marker</source>
        <translation>重命名标记</translation>
    </message>
    <message>
        <source>Add track…</source>
        <translation>添加轨道…</translation>
    </message>
    <message>
        <source>Show all lanes</source>
        <translation>显示所有轨道</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销“%1”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做“%1”</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Representation</source>
        <translation>表征</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Statistics, %1</source>
        <translation>统计，%1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1 个值</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1, likely</source>
        <translation>%1，可能</translation>
    </message>
    <message>
        <source>%1, certain</source>
        <translation>%1，确定</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>SHA-256 (quick)</source>
        <translation>SHA-256（快速）</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>%1, %2 parameters</source>
        <translation>%1，%2 个参数</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>%1 usable of %2 declared</source>
        <translation>声明 %2 个，可用 %1 个</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Nothing in this file was run.</source>
        <translation>此文件中的任何内容都没有被运行。</translation>
    </message>
    <message>
        <source>1 entry is not data and was skipped: %1.</source>
        <translation>1 个条目不是数据，已跳过：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are not data and were skipped: %1.</source>
        <translation>
            <numerusform>%n 个条目不是数据，已跳过：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 missing · %2 unexpected · %3 matched</source>
        <translation>缺失 %1 · 多余 %2 · 匹配 %3</translation>
    </message>
    <message>
        <source>missing %1  %2</source>
        <translation>缺失 %1  %2</translation>
    </message>
    <message>
        <source>needed for %1</source>
        <translation>%1 所需</translation>
    </message>
    <message>
        <source>unexpected %1  %2</source>
        <translation>多余 %1  %2</translation>
    </message>
    <message>
        <source>problem (%1): %2; %3</source>
        <translation>问题（%1）：%2；%3</translation>
    </message>
    <message numerus="yes">
        <source>%n tensors</source>
        <translation>
            <numerusform>%n 个张量</numerusform>
        </translation>
    </message>
    <message>
        <source>unexpected</source>
        <translation>多余</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Companion files</source>
        <translation>配套文件</translation>
    </message>
    <message>
        <source>found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Skipped, not data</source>
        <translation>已跳过，不是数据</translation>
    </message>
    <message>
        <source>GOP %1</source>
        <translation>GOP %1</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>not exact</source>
        <translation>不精确</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Problems: %1</source>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>Episode %1: %2</source>
        <translation>片段 %1：%2</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Episode %1 of %2</source>
        <translation>片段 %1 / %2</translation>
    </message>
    <message>
        <source>No episodes</source>
        <translation>没有片段</translation>
    </message>
    <message>
        <source>tensors only</source>
        <translation>仅张量</translation>
    </message>
    <message>
        <source>not loaded, tensors only</source>
        <translation>未加载，仅张量</translation>
    </message>
    <message>
        <source>%1, loading</source>
        <translation>%1，加载中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>播放中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Review keys</source>
        <translation>浏览键位</translation>
    </message>
</context>
<context>
    <name>orrery::AccessibleCell</name>
    <message>
        <source>%1, recorded</source>
        <translation>%1，已录制</translation>
    </message>
    <message>
        <source>%1, prediction</source>
        <translation>%1，预测</translation>
    </message>
    <message>
        <source>%1, error</source>
        <translation>%1，误差</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>frame, why it is empty</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, recorded, step %2</source>
        <translation>%1，已录制，步 %2</translation>
    </message>
    <message>
        <source>%1, prediction by %2, step %3, made at %4</source>
        <translation>%1，%2 的预测，步 %3，作于步 %4</translation>
    </message>
    <message>
        <source>%1, error at step %2, %3</source>
        <translation>%1，步 %2 的误差，%3</translation>
    </message>
</context>
<context>
    <name>orrery::ActionLane</name>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Action %1</source>
        <translation>动作 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n dims</source>
        <translation>
            <numerusform>%n 维</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 recorded</source>
        <translation>%1 已录制</translation>
    </message>
    <message>
        <source>%1 predicted</source>
        <translation>%1 预测</translation>
    </message>
</context>
<context>
    <name>orrery::ActionsPanel</name>
    <message>
        <source>No actions yet</source>
        <translation>尚无动作</translation>
    </message>
    <message>
        <source>Open a dataset with actions, or a policy.</source>
        <translation>请打开含动作的数据集或策略。</translation>
    </message>
    <message>
        <source>±%1 steps</source>
        <translation>±%1 步</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，单位 %2</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>无单位</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>%1 recorded</source>
        <translation>%1 录制</translation>
    </message>
    <message>
        <source>%1 predicted</source>
        <translation>%1 预测</translation>
    </message>
    <message>
        <source>%1 recorded (%2)</source>
        <translation>%1 录制（%2）</translation>
    </message>
    <message>
        <source>%1 predicted (%2)</source>
        <translation>%1 预测（%2）</translation>
    </message>
</context>
<context>
    <name>orrery::BranchLane</name>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>%1: %2, from step %3 to %4</source>
        <translation>%1：%2，从步 %3 到步 %4</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>label</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>first step</source>
        <translation>首步</translation>
    </message>
    <message>
        <source>last step</source>
        <translation>末步</translation>
    </message>
</context>
<context>
    <name>orrery::CellCommands</name>
    <message>
        <source>%1, episode %2, step %3, %4</source>
        <translation>%1，片段 %2，步 %3，%4</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>%1, episode %2, step %3, %4, prediction by %5, made at %6</source>
        <translation>%1，片段 %2，步 %3，%4，%5 的预测，作于步 %6</translation>
    </message>
</context>
<context>
    <name>orrery::Cells</name>
    <message>
        <source>The model</source>
        <translation>该模型</translation>
    </message>
    <message>
        <source>No picture at step %1</source>
        <translation>步 %1 没有图像</translation>
    </message>
    <message>
        <source>Steps up to %1 play; the other cameras go on.</source>
        <translation>到步 %1 为止可以播放；其他相机不受影响。</translation>
    </message>
    <message>
        <source>No step before it plays; the other cameras go on.</source>
        <translation>此前没有可以播放的步；其他相机不受影响。</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到 %1</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>No prediction at step %1</source>
        <translation>步 %1 没有预测</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>recorded, %1 steps ahead</source>
        <translation>录制，前方 %1 步</translation>
    </message>
    <message>
        <source>recorded, at the playhead</source>
        <translation>录制，位于播放头</translation>
    </message>
    <message>
        <source>made at −%1</source>
        <translation>预测于 −%1</translation>
    </message>
    <message>
        <source>look ahead +%1</source>
        <translation>前瞻 +%1</translation>
    </message>
    <message>
        <source>contrast of %1</source>
        <translation>%1 的对比度</translation>
    </message>
    <message>
        <source>contrast of the frame seen</source>
        <translation>所见帧的对比度</translation>
    </message>
    <message>
        <source>contrast of the truth</source>
        <translation>真值的对比度</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>%1, made at %2</source>
        <translation>%1，预测于步 %2</translation>
    </message>
    <message>
        <source>uses the truth</source>
        <translation>使用真值</translation>
    </message>
    <message>
        <source>input missing: zeros</source>
        <translation>输入缺失：补零</translation>
    </message>
    <message>
        <source>context %1 of %2</source>
        <translation>上下文 %1 / %2</translation>
    </message>
    <message>
        <source>MAE %1  equal</source>
        <translation>MAE %1  相同</translation>
    </message>
    <message>
        <source>MAE %1  %2 dB</source>
        <translation>MAE %1  %2 dB</translation>
    </message>
    <message>
        <source>Open a checkpoint to see what it expects.</source>
        <translation>打开一个检查点，查看它的预期。</translation>
    </message>
    <message>
        <source>%1 predicts no frames.</source>
        <translation>%1 不预测帧。</translation>
    </message>
    <message>
        <source>Not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>Predict from here</source>
        <translation>从此处预测</translation>
    </message>
    <message>
        <source>No prediction here</source>
        <translation>此处没有预测</translation>
    </message>
    <message>
        <source>%1 needs %2 earlier frames; the first it can make is about step %3.</source>
        <translation>%1 需要之前的 %2 帧；它能生成的第一帧约在步 %3。</translation>
    </message>
    <message>
        <source>Episode ends at %1</source>
        <translation>片段结束于 %1</translation>
    </message>
    <message>
        <source>Prediction off</source>
        <translation>预测已关闭</translation>
    </message>
    <message>
        <source>Choose the inputs…</source>
        <translation>选择输入…</translation>
    </message>
    <message>
        <source>Open a checkpoint that predicts frames.</source>
        <translation>打开一个能预测帧的检查点。</translation>
    </message>
    <message>
        <source>%1 predicts nothing for this camera.</source>
        <translation>%1 不预测此相机。</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比较的内容</translation>
    </message>
    <message>
        <source>It needs a prediction and the recorded frame of the same step.</source>
        <translation>需要同一步的预测和录制帧。</translation>
    </message>
    <message>
        <source>Raw patches have a scale of their own; choose another contrast to measure.</source>
        <translation>原始图块有自己的尺度；请选择其他对比度再测量。</translation>
    </message>
    <message>
        <source>It needs truth and prediction at step %1.</source>
        <translation>需要步 %1 的真值和预测。</translation>
    </message>
    <message>
        <source>No error to show</source>
        <translation>没有可显示的误差</translation>
    </message>
    <message>
        <source>recorded, pinned</source>
        <translation>已录制，已固定</translation>
    </message>
</context>
<context>
    <name>orrery::Centre</name>
    <message>
        <source>Inputs of the model</source>
        <translation>模型的输入</translation>
    </message>
    <message>
        <source>R %1  G %2  B %3</source>
        <translation>R %1  G %2  B %3</translation>
    </message>
    <message>
        <source>%1  x %2  y %3  %4</source>
        <translation>%1  x %2  y %3  %4</translation>
    </message>
    <message>
        <source>  truth %1</source>
        <translation>  真值 %1</translation>
    </message>
</context>
<context>
    <name>orrery::ChartExport</name>
    <message>
        <source>Save chart</source>
        <translation>保存图表</translation>
    </message>
</context>
<context>
    <name>orrery::ColumnLane</name>
    <message>
        <source>%1 at step %2: %3</source>
        <translation>步 %2 的 %1：%3</translation>
    </message>
</context>
<context>
    <name>orrery::CommandPalette</name>
    <message>
        <source>Not available now</source>
        <translation>目前不可用</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>没有包含这些字母的命令。</translation>
    </message>
    <message>
        <source>Enter runs    Tab completes    # steps    @ episodes    ~ checkpoints    &gt; branches    + tracks    ? keys</source>
        <translation>Enter 运行    Tab 补全    # 步    @ 片段    ~ 检查点    &gt; 分支    + 轨道    ? 按键</translation>
    </message>
</context>
<context>
    <name>orrery::ErrorKey</name>
    <message>
        <source>Range of the error map</source>
        <translation>误差图的范围</translation>
    </message>
    <message>
        <source>Drag to change the range, double-click for the episode&apos;s own. Pixel values in 0 to 1 at the model&apos;s output size, after its preprocessing.</source>
        <translation>拖动以更改范围，双击恢复片段自身的范围。像素值为 0 到 1，采用模型的输出尺寸，经过其预处理。</translation>
    </message>
</context>
<context>
    <name>orrery::ErrorLane</name>
    <message>
        <source>copy-last</source>
        <translation>重复末帧</translation>
    </message>
</context>
<context>
    <name>orrery::ErrorPanel</name>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比较的内容</translation>
    </message>
    <message>
        <source>It needs a prediction and the recorded frame of the same step.</source>
        <translation>需要同一步的预测和录制帧。</translation>
    </message>
    <message>
        <source>Error over horizon</source>
        <translation>误差随时域变化</translation>
    </message>
    <message>
        <source>Error over time</source>
        <translation>误差随时间变化</translation>
    </message>
    <message>
        <source>Error at +%1</source>
        <translation>+%1 处的误差</translation>
    </message>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n 处空缺</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>copy-last</source>
        <translation>复制末帧</translation>
    </message>
    <message>
        <source>%1, median</source>
        <translation>%1，中位数</translation>
    </message>
    <message>
        <source>10 to 90 %</source>
        <translation>10 到 90 %</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>时域</translation>
    </message>
    <message>
        <source>steps ahead</source>
        <translation>前方步数</translation>
    </message>
    <message>
        <source>mean frame</source>
        <translation>平均帧</translation>
    </message>
</context>
<context>
    <name>orrery::FrameCanvas</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图像</translation>
    </message>
    <message>
        <source>Copy step reference</source>
        <translation>复制步引用</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Show in Inspector</source>
        <translation>在检查器中显示</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Copy picture with caption</source>
        <translation>复制带说明的图片</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>orrery::FrameToolRow</name>
    <message>
        <source>drawn without Vulkan</source>
        <translation>未使用 Vulkan 绘制</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>划像</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Truth, prediction and error side by side</source>
        <translation>并排显示真值、预测和误差</translation>
    </message>
    <message>
        <source>Truth left of a line, prediction right of it (W)</source>
        <translation>线左为真值，线右为预测 (W)</translation>
    </message>
    <message>
        <source>Truth and prediction in one place (T)</source>
        <translation>在同一位置显示真值和预测 (T)</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Link zoom and pan of all frames</source>
        <translation>联动所有帧的缩放和平移</translation>
    </message>
    <message>
        <source>Pin this step as the reference (P)</source>
        <translation>将此步固定为参考 (P)</translation>
    </message>
    <message>
        <source>Pixel values (C)</source>
        <translation>像素值 (C)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Fit the frames (F)</source>
        <translation>帧适合窗口 (F)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
</context>
<context>
    <name>orrery::GridHeadings</name>
    <message>
        <source>Which prediction is shown</source>
        <translation>显示哪个预测</translation>
    </message>
    <message>
        <source>Contrast of predicted patches</source>
        <translation>预测图块的对比度</translation>
    </message>
    <message>
        <source>How the error is shown</source>
        <translation>误差的显示方式</translation>
    </message>
    <message>
        <source>Truth | Prediction</source>
        <translation>真值 | 预测</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Absolute</source>
        <translation>绝对</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>有符号</translation>
    </message>
    <message>
        <source>Squared</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>Structural</source>
        <translation>结构</translation>
    </message>
</context>
<context>
    <name>orrery::GridPicture</name>
    <message>
        <source>Absolute</source>
        <translation>绝对</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>有符号</translation>
    </message>
    <message>
        <source>Squared</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>Structural</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Truth | Prediction</source>
        <translation>真值 | 预测</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>orrery::GripperLane</name>
    <message>
        <source>Gripper</source>
        <translation>夹爪</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>闭合</translation>
    </message>
    <message>
        <source>open</source>
        <translation>张开</translation>
    </message>
</context>
<context>
    <name>orrery::HeaderBar</name>
    <message>
        <source>Inspect</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Inspect (Ctrl+1)</source>
        <translation>查看 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>orrery::HorizonBar</name>
    <message>
        <source>%1 of %2 cameras</source>
        <translation>%1 / %2 个相机</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>技能值</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>时域</translation>
    </message>
    <message>
        <source>steps ahead</source>
        <translation>前方步数</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Copy-last</source>
        <translation>复制末帧</translation>
    </message>
    <message>
        <source>1 − Error / Copy-last, the error of repeating the last frame the model saw</source>
        <translation>1 − 误差 / 复制末帧（重复模型所见最后一帧的误差）</translation>
    </message>
</context>
<context>
    <name>orrery::HorizonRail</name>
    <message>
        <source>context %1 of %2 frames</source>
        <translation>上下文 %1 / %2 帧</translation>
    </message>
    <message numerus="yes">
        <source>context %n frame(s)</source>
        <translation>
            <numerusform>上下文 %n 帧</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::HorizonSlider</name>
    <message>
        <source>Horizon, steps ahead</source>
        <translation>时域，前方步数</translation>
    </message>
</context>
<context>
    <name>orrery::InspectorPanel</name>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Filter by name or shape</source>
        <translation>按名称或形状筛选</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>Click a checkpoint, a frame, a branch or a point.</source>
        <translation>点击检查点、帧、分支或点。</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation>无法显示</translation>
    </message>
    <message>
        <source>The report is not a JSON document.</source>
        <translation>报告不是 JSON 文档。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n features</source>
        <translation>
            <numerusform>%n 个特征</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>缺失 %1</translation>
    </message>
    <message>
        <source>%1 unexpected</source>
        <translation>多余 %1</translation>
    </message>
    <message>
        <source>%1 matched</source>
        <translation>匹配 %1</translation>
    </message>
    <message>
        <source>shares its storage with %1</source>
        <translation>与 %1 共享存储</translation>
    </message>
    <message>
        <source>min %1  max %2  mean %3  std %4  zeros %5 %  non-finite %6</source>
        <translation>最小 %1  最大 %2  均值 %3  标准差 %4  零值 %5 %  非有限 %6</translation>
    </message>
</context>
<context>
    <name>orrery::InstructionBar</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Instruction: available once a model that reads instructions is open</source>
        <translation>指令：打开能读取指令的模型后可用</translation>
    </message>
    <message>
        <source>from dataset</source>
        <translation>来自数据集</translation>
    </message>
    <message>
        <source>Restore the text of the dataset</source>
        <translation>恢复数据集的文本</translation>
    </message>
    <message>
        <source>History of instructions</source>
        <translation>指令历史</translation>
    </message>
    <message>
        <source>%1 / %2 tokens</source>
        <translation>%1 / %2 个词元</translation>
    </message>
    <message>
        <source>CLIP reads %1 tokens; this has %2</source>
        <translation>CLIP 读取 %1 个词元；此处有 %2 个</translation>
    </message>
    <message>
        <source>Show the tokens of this instruction</source>
        <translation>显示此指令的词元</translation>
    </message>
    <message>
        <source>No training text is open; it is unknown which words this model was trained on.</source>
        <translation>没有打开训练文本；无法得知此模型是用哪些词训练的。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>”, “</source>
        <translation>”、“</translation>
    </message>
    <message numerus="yes">
        <source>%1 is in none of the %n instructions of this dataset. The model may ignore it or guess.</source>
        <translation>
            <numerusform>此数据集的 %n 条指令中没有 %1。模型可能会忽略它或猜测。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are in none of the %n instructions of this dataset. The model may ignore them or guess.</source>
        <translation>
            <numerusform>此数据集的 %n 条指令中没有 %1。模型可能会忽略它们或猜测。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::JobListModel</name>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Branch %1</source>
        <translation>分支 %1</translation>
    </message>
    <message>
        <source>Fitting the colour basis</source>
        <translation>正在拟合颜色基</translation>
    </message>
    <message>
        <source>Predicting the episode</source>
        <translation>正在预测片段</translation>
    </message>
</context>
<context>
    <name>orrery::JobsPopover</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>尚无任务</translation>
    </message>
</context>
<context>
    <name>orrery::KeysSheet</name>
    <message>
        <source>Review keys</source>
        <translation>浏览键位</translation>
    </message>
</context>
<context>
    <name>orrery::Lane</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
</context>
<context>
    <name>orrery::Lanes</name>
    <message>
        <source>Error at +%1</source>
        <translation>+%1 处的误差</translation>
    </message>
    <message>
        <source>MAE, one camera</source>
        <translation>MAE，一个相机</translation>
    </message>
    <message>
        <source>MAE, both cameras</source>
        <translation>MAE，两个相机</translation>
    </message>
    <message numerus="yes">
        <source>MAE, %n camera(s)</source>
        <translation>
            <numerusform>MAE，%n 个相机</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::LibraryController</name>
    <message>
        <source>Its files are missing or damaged.</source>
        <translation>其文件缺失或损坏。</translation>
    </message>
</context>
<context>
    <name>orrery::LibraryModel</name>
    <message>
        <source>Episode %1</source>
        <translation>片段 %1</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message numerus="yes">
        <source>%n episodes</source>
        <translation>
            <numerusform>%n 个片段</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Unknown family</source>
        <translation>未知系列</translation>
    </message>
    <message>
        <source>loading %1 %</source>
        <translation>加载中 %1 %</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>已加载</translation>
    </message>
    <message>
        <source>predicts</source>
        <translation>用于预测</translation>
    </message>
    <message>
        <source>tensors only</source>
        <translation>仅张量</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>显示 %1 / %2</translation>
    </message>
    <message>
        <source>No instruction</source>
        <translation>没有指令</translation>
    </message>
    <message numerus="yes">
        <source>Episode %1, %2, %n steps</source>
        <translation>
            <numerusform>片段 %1，%2，%n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::LibraryPanel</name>
    <message>
        <source>Filter episodes</source>
        <translation>筛选片段</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>More about the library</source>
        <translation>资料库的更多选项</translation>
    </message>
    <message>
        <source>Nothing open yet</source>
        <translation>尚未打开任何内容</translation>
    </message>
    <message>
        <source>Recent files appear here.</source>
        <translation>最近的文件会显示在这里。</translation>
    </message>
</context>
<context>
    <name>orrery::MainWindow</name>
    <message>
        <source>No dataset is open</source>
        <translation>没有打开的数据集</translation>
    </message>
    <message>
        <source>No checkpoint is open</source>
        <translation>没有打开的检查点</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有打开任何内容</translation>
    </message>
    <message>
        <source>Opens as dataset: %1</source>
        <translation>将作为数据集打开：%1</translation>
    </message>
    <message>
        <source>Opens as checkpoint</source>
        <translation>将作为检查点打开</translation>
    </message>
    <message>
        <source>Nothing here can be opened</source>
        <translation>这里没有可以打开的内容</translation>
    </message>
    <message>
        <source>Go to step %1</source>
        <translation>转到步 %1</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Episode %1</source>
        <translation>片段 %1</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The picture cannot be written to %1</source>
        <translation>图片无法写入 %1</translation>
    </message>
    <message>
        <source>About Orrery</source>
        <translation>关于 Orrery</translation>
    </message>
    <message>
        <source>Orrery %1</source>
        <translation>Orrery %1</translation>
    </message>
    <message>
        <source>A desktop instrument for looking inside world models.</source>
        <translation>用于观察世界模型内部的桌面仪器。</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>The layout has not changed</source>
        <translation>布局没有更改</translation>
    </message>
    <message>
        <source>No open model predicts frames.</source>
        <translation>没有打开的模型能预测画面。</translation>
    </message>
    <message numerus="yes">
        <source>%1 predicts %n step(s) ahead and no other horizon.</source>
        <translation>
            <numerusform>%1 只预测 %n 步之后，没有其他时域。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no longer horizon.</source>
        <translation>%1 没有更长的时域。</translation>
    </message>
    <message>
        <source>%1 has no shorter horizon.</source>
        <translation>%1 没有更短的时域。</translation>
    </message>
    <message>
        <source>This episode has no marker</source>
        <translation>此片段没有标记</translation>
    </message>
    <message>
        <source>Nothing here can be undone</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Nothing was undone</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>There is no marker at step %1.</source>
        <translation>步 %1 处没有标记。</translation>
    </message>
</context>
<context>
    <name>orrery::MappingController</name>
    <message>
        <source>picture</source>
        <translation>图像</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n 个数值</numerusform>
        </translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>手动选择</translation>
    </message>
</context>
<context>
    <name>orrery::MappingPanel</name>
    <message>
        <source>No inputs to map</source>
        <translation>没有要对应的输入</translation>
    </message>
    <message>
        <source>Open a dataset and a model.</source>
        <translation>打开一个数据集和一个模型。</translation>
    </message>
    <message>
        <source>%1, optional</source>
        <translation>%1，可选</translation>
    </message>
    <message>
        <source>Source of %1</source>
        <translation>%1 的来源</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>无来源</translation>
    </message>
    <message>
        <source>Zeros (input missing)</source>
        <translation>零（输入缺失）</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>▲ edited</source>
        <translation>▲ 已编辑</translation>
    </message>
    <message>
        <source>remembered</source>
        <translation>已记住</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未使用</translation>
    </message>
</context>
<context>
    <name>orrery::MarkerLane</name>
    <message>
        <source>Marker at step %1</source>
        <translation>步 %1 处的标记</translation>
    </message>
    <message>
        <source>%1, marker at step %2</source>
        <translation>%1，步 %2 处的标记</translation>
    </message>
    <message>
        <source>marker</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>标记</translation>
    </message>
</context>
<context>
    <name>orrery::Markers</name>
    <message>
        <source>remove marker</source>
        <translation>移除标记</translation>
    </message>
    <message>
        <source>set marker</source>
        <translation>设置标记</translation>
    </message>
    <message>
        <source>rename marker</source>
        <translation>重命名标记</translation>
    </message>
</context>
<context>
    <name>orrery::MessageController</name>
    <message>
        <source>Orrery opens LeRobot and CALVIN folders and .pt, .pth, .ckpt and .safetensors files.</source>
        <translation>Orrery 可打开 LeRobot 与 CALVIN 文件夹，以及 .pt、.pth、.ckpt 和 .safetensors 文件。</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>No model family matches %1.</source>
        <translation>没有与 %1 匹配的模型系列。</translation>
    </message>
    <message>
        <source>Its tensors can be read.</source>
        <translation>可以读取其张量。</translation>
    </message>
    <message>
        <source>Show the tensors</source>
        <translation>显示张量</translation>
    </message>
    <message numerus="yes">
        <source>%1 opened with %n tensor(s) missing.</source>
        <translation>
            <numerusform>%1 已打开，缺失 %n 个张量。</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>缺少：%1。</translation>
    </message>
    <message>
        <source>Actions work.</source>
        <translation>动作可用。</translation>
    </message>
    <message>
        <source>Actions and %1 work.</source>
        <translation>动作和 %1 可用。</translation>
    </message>
    <message>
        <source>The %1 prediction is off.</source>
        <translation>%1 的预测已关闭。</translation>
    </message>
    <message>
        <source>%1 is off; what needs none of them works.</source>
        <translation>%1 已关闭；不需要这些张量的功能仍可使用。</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>显示报告</translation>
    </message>
    <message>
        <source>%1 opened in part.</source>
        <translation>%1 已部分打开。</translation>
    </message>
    <message>
        <source>Predictions are off.</source>
        <translation>预测已关闭。</translation>
    </message>
    <message>
        <source>Choose the inputs…</source>
        <translation>选择输入…</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in this dataset.</source>
        <translation>
            <numerusform>此数据集中有 %n 个问题。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>orrery::MessageStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>orrery::Provenance</name>
    <message>
        <source>episode %1</source>
        <translation>片段 %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步 %1</translation>
    </message>
</context>
<context>
    <name>orrery::ProvenanceReport</name>
    <message>
        <source>of the frame the model saw</source>
        <translation>取自模型所见的帧</translation>
    </message>
    <message>
        <source>of the truth</source>
        <translation>取自真值</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>MAE %1, %2 dB</source>
        <translation>MAE %1，%2 dB</translation>
    </message>
    <message>
        <source>MAE %1</source>
        <translation>MAE %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>作于</translation>
    </message>
    <message>
        <source>Leaves at</source>
        <translation>分出于</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Branch %1</source>
        <translation>分支 %1</translation>
    </message>
    <message>
        <source>%1, prediction of step %2</source>
        <translation>%1，步 %2 的预测</translation>
    </message>
    <message>
        <source>%1, error at step %2</source>
        <translation>%1，步 %2 的误差</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1，步 %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Checkpoint hash</source>
        <translation>检查点散列</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Dataset fingerprint</source>
        <translation>数据集指纹</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Steps used</source>
        <translation>所用的步</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Token hash</source>
        <translation>词元散列</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>模型自带</translation>
    </message>
    <message>
        <source>Patch contrast</source>
        <translation>图块对比度</translation>
    </message>
    <message>
        <source>Set to zeros</source>
        <translation>设为零</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父分支</translation>
    </message>
    <message>
        <source>recorded trunk</source>
        <translation>录制主干</translation>
    </message>
    <message>
        <source>Forked at</source>
        <translation>分叉于</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <translation>重现</translation>
    </message>
</context>
<context>
    <name>orrery::ProvenanceView</name>
    <message>
        <source>Provenance</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Reproduce</source>
        <translation>重现</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
</context>
<context>
    <name>orrery::RangeKey</name>
    <message>
        <source>Cosine from %1 to %2</source>
        <translation>余弦，从 %1 到 %2</translation>
    </message>
</context>
<context>
    <name>orrery::Renderer</name>
    <message>
        <source>Raster: chosen by ORRERY_RENDERER</source>
        <translation>光栅：由 ORRERY_RENDERER 选定</translation>
    </message>
    <message>
        <source>Vulkan, %1</source>
        <translation>Vulkan，%1</translation>
    </message>
    <message>
        <source>Raster: %1</source>
        <translation>光栅：%1</translation>
    </message>
</context>
<context>
    <name>orrery::RepresentationController</name>
    <message>
        <source>Encoding frames of this episode; colours appear when the basis is fitted to them.</source>
        <translation>正在编码本片段的帧；拟合基底后显示颜色。</translation>
    </message>
    <message>
        <source>actions</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>latents</source>
        <translation>潜变量</translation>
    </message>
    <message>
        <source>patch features</source>
        <translation>图块特征</translation>
    </message>
    <message>
        <source>decoded latents</source>
        <translation>解码的潜变量</translation>
    </message>
    <message>
        <source>recurrent state</source>
        <translation>循环状态</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Cosine of each patch feature with the boxed patch of step %1.</source>
        <translation>每个图块特征与步 %1 中框选图块的余弦。</translation>
    </message>
    <message>
        <source>Click a patch to see what is similar to it.</source>
        <translation>点击一个图块，查看与它相似的内容。</translation>
    </message>
    <message numerus="yes">
        <source>First three components of the patch features. Basis: this episode, %n frame(s).</source>
        <translation>
            <numerusform>图块特征的前三个主成分。基：此片段，%n 帧。</numerusform>
        </translation>
    </message>
    <message>
        <source>They hold %1 % of the variance; the mean is removed.</source>
        <translation>它们包含 %1 % 的方差；已减去均值。</translation>
    </message>
</context>
<context>
    <name>orrery::RepresentationPanel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Module and block</source>
        <translation>模块和块</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Overlay opacity</source>
        <translation>叠加不透明度</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>This picture is what a decoder trained afterwards can recover. It is not what the model sees.</source>
        <translation>此图像是事后训练的解码器所能恢复的内容，并非模型所见。</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Patches of the frame</source>
        <translation>帧的图块</translation>
    </message>
    <message>
        <source>This model has no image features</source>
        <translation>此模型没有图像特征</translation>
    </message>
    <message>
        <source>%1 declares: %2.</source>
        <translation>%1 声明：%2。</translation>
    </message>
    <message>
        <source>No representation yet</source>
        <translation>尚无表征</translation>
    </message>
    <message>
        <source>Open a checkpoint that encodes images.</source>
        <translation>请打开能编码图像的检查点。</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>patch PCA</source>
        <translation>图块 PCA</translation>
    </message>
    <message>
        <source>Patch %1, %2 selected.</source>
        <translation>已选择图块 %1, %2。</translation>
    </message>
    <message>
        <source>Click a patch to compare the others with it.</source>
        <translation>点击一个图块，将其他图块与它比较。</translation>
    </message>
</context>
<context>
    <name>orrery::SegmentLane</name>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
</context>
<context>
    <name>orrery::SeriesChart</name>
    <message>
        <source>%1, %2</source>
        <comment>quantity, unit</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>存为 CSV…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>存为 SVG…</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>存为 PNG…</translation>
    </message>
</context>
<context>
    <name>orrery::Session</name>
    <message>
        <source>delete branch</source>
        <translation>删除分支</translation>
    </message>
</context>
<context>
    <name>orrery::SessionBar</name>
    <message>
        <source>Open or drop</source>
        <translation>打开或拖放</translation>
    </message>
    <message>
        <source>No dataset</source>
        <translation>无数据集</translation>
    </message>
    <message>
        <source>No checkpoint</source>
        <translation>无检查点</translation>
    </message>
</context>
<context>
    <name>orrery::StartView</name>
    <message>
        <source>Open something to look at</source>
        <translation>打开要查看的内容</translation>
    </message>
    <message>
        <source>Drop a dataset or a checkpoint anywhere in this window.</source>
        <translation>将数据集或检查点拖到窗口中的任意位置。</translation>
    </message>
    <message>
        <source>Open…   Ctrl+O</source>
        <translation>打开…   Ctrl+O</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>LeRobot and CALVIN folders</source>
        <translation>LeRobot 和 CALVIN 文件夹</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>GR-1; any .pt or .safetensors shows its tensors</source>
        <translation>GR-1；任何 .pt 或 .safetensors 都可查看其张量</translation>
    </message>
</context>
<context>
    <name>orrery::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Show jobs (Ctrl+Shift+J)</source>
        <translation>显示任务 (Ctrl+Shift+J)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>orrery::SuggestionModel</name>
    <message>
        <source>This episode</source>
        <translation>此片段</translation>
    </message>
    <message>
        <source>This dataset</source>
        <translation>此数据集</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>orrery::Timeline</name>
    <message>
        <source>The timeline appears with the first episode.</source>
        <translation>打开第一个片段后显示时间线。</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>步 %1 / %2</translation>
    </message>
    <message>
        <source>step %1 of %2, %3 seconds</source>
        <translation>步 %1 / %2，%3 秒</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，单位 %2</translation>
    </message>
    <message>
        <source>All dimensions</source>
        <translation>所有维度</translation>
    </message>
    <message>
        <source>Set in at %1</source>
        <translation>入点设在 %1</translation>
    </message>
    <message>
        <source>Set out at %1</source>
        <translation>出点设在 %1</translation>
    </message>
    <message>
        <source>Clear in and out</source>
        <translation>清除入点和出点</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Forth and back</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Copy values</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Normal height</source>
        <translation>正常高度</translation>
    </message>
    <message>
        <source>Twice as high</source>
        <translation>两倍高度</translation>
    </message>
    <message>
        <source>Three times as high</source>
        <translation>三倍高度</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏 %1</translation>
    </message>
    <message>
        <source>Show all lanes</source>
        <translation>显示所有轨道</translation>
    </message>
    <message>
        <source>Go to step %1</source>
        <translation>转到步 %1</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Name of branch %1</source>
        <translation>分支 %1 的名称</translation>
    </message>
    <message>
        <source>Set a marker at %1</source>
        <translation>在 %1 设置标记</translation>
    </message>
    <message>
        <source>Remove the marker at %1</source>
        <translation>移除 %1 处的标记</translation>
    </message>
    <message>
        <source>Add track…</source>
        <translation>添加轨道…</translation>
    </message>
    <message>
        <source>Name of the marker at step %1</source>
        <translation>步 %1 处标记的名称</translation>
    </message>
</context>
<context>
    <name>orrery::TimelineController</name>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 到 1</translation>
    </message>
</context>
<context>
    <name>orrery::TimelineRuler</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
</context>
<context>
    <name>orrery::TokenModel</name>
    <message>
        <source>token %1, id %2, bytes %3 to %4</source>
        <translation>词元 %1，编号 %2，字节 %3 到 %4</translation>
    </message>
</context>
<context>
    <name>orrery::TokensPanel</name>
    <message>
        <source>No text encoder</source>
        <translation>没有文本编码器</translation>
    </message>
    <message>
        <source>Open a model that reads instructions.</source>
        <translation>打开一个能读取指令的模型。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>%1 / %2 tokens</source>
        <translation>%1 / %2 个词元</translation>
    </message>
    <message>
        <source>CLIP reads %1 tokens; this has %2</source>
        <translation>CLIP 读取 %1 个词元；此处有 %2 个</translation>
    </message>
    <message>
        <source>Nothing was cleaned.</source>
        <translation>没有清理任何内容。</translation>
    </message>
    <message>
        <source>Cleaning: %1</source>
        <translation>清理：%1</translation>
    </message>
</context>
<context>
    <name>orrery::TransportBar</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Set in</source>
        <translation>设置入点</translation>
    </message>
    <message>
        <source>Set out</source>
        <translation>设置出点</translation>
    </message>
    <message>
        <source>Repeat in to out</source>
        <translation>循环入点到出点</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit the episode</source>
        <translation>显示整个片段</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Imagined</source>
        <translation>想象</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Pacing</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>逐帧</translation>
    </message>
    <message>
        <source>Real time</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1×, every frame</source>
        <translation>%1×，逐帧</translation>
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>丢弃 %n 帧</numerusform>
        </translation>
    </message>
</context>
</TS>
