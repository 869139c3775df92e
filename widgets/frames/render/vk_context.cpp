#include "widgets/frames/render/vk_context.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace orrery {
namespace {

constexpr std::array kSurfaceExtensions{"VK_KHR_surface",         "VK_KHR_xcb_surface",   "VK_KHR_xlib_surface",
                                        "VK_KHR_wayland_surface", "VK_KHR_win32_surface", "VK_EXT_metal_surface"};

template <class List>
bool holds(const List& extensions, const char* name) {
    return std::any_of(extensions.begin(), extensions.end(),
                       [name](const VkExtensionProperties& one) { return std::strcmp(one.extensionName, name) == 0; });
}

int rank(VkPhysicalDeviceType type) {
    switch (type) {
        case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU: return 4;
        case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU: return 3;
        case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU: return 2;
        default: return 1;
    }
}

/// The first family of queues that draws, or −1.
int graphicsFamily(VkPhysicalDevice device) {
    std::uint32_t count = 0;
    vkGetPhysicalDeviceQueueFamilyProperties(device, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    vkGetPhysicalDeviceQueueFamilyProperties(device, &count, families.data());
    for (std::uint32_t i = 0; i < count; ++i) {
        if (families[i].queueFlags & VK_QUEUE_GRAPHICS_BIT) return static_cast<int>(i);
    }
    return -1;
}

}  // namespace

Result<void> vkOk(VkResult result, const char* call) {
    if (result == VK_SUCCESS) return {};
    return Error{Error::Kind::Device, std::string(call) + " answered " + std::to_string(result), "Vulkan", {}, {}};
}

Result<std::shared_ptr<VkContext>> VkContext::create() {
    std::shared_ptr<VkContext> context(new VkContext);
    if (auto made = context->makeInstance(); !made) return made.error();
    if (auto chosen = context->choosePhysical(); !chosen) return chosen.error();
    if (auto made = context->makeDevice(); !made) return made.error();
    return context;
}

VkContext::~VkContext() {
    if (device_) {
        vkDeviceWaitIdle(device_);
        vkDestroyCommandPool(device_, pool_, nullptr);
        vkDestroyDevice(device_, nullptr);
    }
    if (instance_) vkDestroyInstance(instance_, nullptr);
}

Result<void> VkContext::makeInstance() {
    std::uint32_t count = 0;
    vkEnumerateInstanceExtensionProperties(nullptr, &count, nullptr);
    std::vector<VkExtensionProperties> available(count);
    vkEnumerateInstanceExtensionProperties(nullptr, &count, available.data());
    std::vector<const char*> wanted;
    std::copy_if(kSurfaceExtensions.begin(), kSurfaceExtensions.end(), std::back_inserter(wanted),
                 [&](const char* name) { return holds(available, name); });
    canPresent_ = wanted.size() > 1;

    VkApplicationInfo application{VK_STRUCTURE_TYPE_APPLICATION_INFO};
    application.pApplicationName = "Orrery";
    application.apiVersion = VK_API_VERSION_1_1;
    VkInstanceCreateInfo info{VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO};
    info.pApplicationInfo = &application;
    info.enabledExtensionCount = static_cast<std::uint32_t>(wanted.size());
    info.ppEnabledExtensionNames = wanted.data();
    return vkOk(vkCreateInstance(&info, nullptr, &instance_), "vkCreateInstance");
}

Result<void> VkContext::choosePhysical() {
    std::uint32_t count = 0;
    if (auto listed = vkOk(vkEnumeratePhysicalDevices(instance_, &count, nullptr), "vkEnumeratePhysicalDevices"); !listed) return listed;
    std::vector<VkPhysicalDevice> devices(count);
    vkEnumeratePhysicalDevices(instance_, &count, devices.data());
    int best = 0;
    for (VkPhysicalDevice device : devices) {
        VkPhysicalDeviceProperties properties;
        vkGetPhysicalDeviceProperties(device, &properties);
        const int family = graphicsFamily(device);
        if (family < 0 || rank(properties.deviceType) <= best) continue;
        best = rank(properties.deviceType);
        physical_ = device;
        family_ = static_cast<std::uint32_t>(family);
        name_ = properties.deviceName;
    }
    if (best == 0) return Error{Error::Kind::Device, "no Vulkan device was found", "Vulkan", {}, {}};
    return {};
}

Result<void> VkContext::makeDevice() {
    std::uint32_t count = 0;
    vkEnumerateDeviceExtensionProperties(physical_, nullptr, &count, nullptr);
    std::vector<VkExtensionProperties> available(count);
    vkEnumerateDeviceExtensionProperties(physical_, nullptr, &count, available.data());
    canPresent_ = canPresent_ && holds(available, VK_KHR_SWAPCHAIN_EXTENSION_NAME);

    const float priority = 1;
    VkDeviceQueueCreateInfo queue{VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO};
    queue.queueFamilyIndex = family_;
    queue.queueCount = 1;
    queue.pQueuePriorities = &priority;
    const char* swapchain = VK_KHR_SWAPCHAIN_EXTENSION_NAME;
    VkDeviceCreateInfo info{VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO};
    info.queueCreateInfoCount = 1;
    info.pQueueCreateInfos = &queue;
    info.enabledExtensionCount = canPresent_ ? 1 : 0;
    info.ppEnabledExtensionNames = &swapchain;
    if (auto made = vkOk(vkCreateDevice(physical_, &info, nullptr, &device_), "vkCreateDevice"); !made) return made;
    vkGetDeviceQueue(device_, family_, 0, &queue_);

    VkCommandPoolCreateInfo pool{VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO};
    pool.flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT;
    pool.queueFamilyIndex = family_;
    return vkOk(vkCreateCommandPool(device_, &pool, nullptr, &pool_), "vkCreateCommandPool");
}

Result<VkMemoryOwned> VkContext::allocate(const VkMemoryRequirements& needs, VkMemoryPropertyFlags flags) const {
    VkPhysicalDeviceMemoryProperties properties;
    vkGetPhysicalDeviceMemoryProperties(physical_, &properties);
    for (std::uint32_t type = 0; type < properties.memoryTypeCount; ++type) {
        if (!(needs.memoryTypeBits >> type & 1U) || (properties.memoryTypes[type].propertyFlags & flags) != flags) continue;
        VkMemoryAllocateInfo info{VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO};
        info.allocationSize = needs.size;
        info.memoryTypeIndex = type;
        VkDeviceMemory memory = VK_NULL_HANDLE;
        if (auto got = vkOk(vkAllocateMemory(device_, &info, nullptr, &memory), "vkAllocateMemory"); !got) return got.error();
        return VkMemoryOwned(device_, memory);
    }
    return Error{Error::Kind::Device, "no memory of the kind needed", "Vulkan", {}, {}};
}

Result<void> VkContext::submit(const VkSubmitInfo& work, VkFence done) const {
    std::scoped_lock lock(queueMutex_);
    return vkOk(vkQueueSubmit(queue_, 1, &work, done), "vkQueueSubmit");
}

VkResult VkContext::present(const VkPresentInfoKHR& picture) const {
    std::scoped_lock lock(queueMutex_);
    return vkQueuePresentKHR(queue_, &picture);
}

void VkContext::waitIdle() const {
    std::scoped_lock lock(queueMutex_);
    vkDeviceWaitIdle(device_);
}

Result<VkCommandBuffer> VkContext::commandBuffer() const {
    VkCommandBufferAllocateInfo info{VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO};
    info.commandPool = pool_;
    info.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
    info.commandBufferCount = 1;
    VkCommandBuffer commands = VK_NULL_HANDLE;
    if (auto got = vkOk(vkAllocateCommandBuffers(device_, &info, &commands), "vkAllocateCommandBuffers"); !got) return got.error();
    return commands;
}

Result<VkHostBuffer> VkHostBuffer::create(const VkContext& context, VkDeviceSize bytes, VkBufferUsageFlags usage) {
    VkHostBuffer host;
    VkBufferCreateInfo info{VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO};
    info.size = bytes;
    info.usage = usage;
    VkBuffer buffer = VK_NULL_HANDLE;
    if (auto made = vkOk(vkCreateBuffer(context.device(), &info, nullptr, &buffer), "vkCreateBuffer"); !made) return made.error();
    host.buffer = VkBufferOwned(context.device(), buffer);
    VkMemoryRequirements needs;
    vkGetBufferMemoryRequirements(context.device(), buffer, &needs);
    auto memory = context.allocate(needs, VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT);
    if (!memory) return memory.error();
    host.memory = *std::move(memory);
    vkBindBufferMemory(context.device(), buffer, host.memory.get(), 0);
    if (auto mapped = vkOk(vkMapMemory(context.device(), host.memory.get(), 0, bytes, 0, &host.data), "vkMapMemory"); !mapped) {
        return mapped.error();
    }
    return host;
}

Result<VkDeviceImage> VkDeviceImage::create(const VkContext& context, VkFormat format, VkExtent2D extent, VkImageUsageFlags usage) {
    VkDeviceImage made;
    VkImageCreateInfo info{VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO};
    info.imageType = VK_IMAGE_TYPE_2D;
    info.format = format;
    info.extent = {extent.width, extent.height, 1};
    info.mipLevels = 1;
    info.arrayLayers = 1;
    info.samples = VK_SAMPLE_COUNT_1_BIT;
    info.tiling = VK_IMAGE_TILING_OPTIMAL;
    info.usage = usage;
    VkImage image = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateImage(context.device(), &info, nullptr, &image), "vkCreateImage"); !ok) return ok.error();
    made.image = VkImageOwned(context.device(), image);
    VkMemoryRequirements needs;
    vkGetImageMemoryRequirements(context.device(), image, &needs);
    auto memory = context.allocate(needs, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT);
    if (!memory) return memory.error();
    made.memory = *std::move(memory);
    vkBindImageMemory(context.device(), image, made.memory.get(), 0);

    auto view = vkView(context.device(), image, format);
    if (!view) return view.error();
    made.view = *std::move(view);
    return made;
}

Result<VkViewOwned> vkView(VkDevice device, VkImage image, VkFormat format) {
    VkImageViewCreateInfo info{VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO};
    info.image = image;
    info.viewType = VK_IMAGE_VIEW_TYPE_2D;
    info.format = format;
    info.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
    VkImageView view = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateImageView(device, &info, nullptr, &view), "vkCreateImageView"); !ok) return ok.error();
    return VkViewOwned(device, view);
}

void vkTransition(VkCommandBuffer commands, VkImage image, VkImageLayout from, VkImageLayout to) {
    VkImageMemoryBarrier barrier{VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER};
    barrier.srcAccessMask = VK_ACCESS_MEMORY_WRITE_BIT;
    barrier.dstAccessMask = VK_ACCESS_MEMORY_READ_BIT | VK_ACCESS_MEMORY_WRITE_BIT;
    barrier.oldLayout = from;
    barrier.newLayout = to;
    barrier.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.image = image;
    barrier.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
    vkCmdPipelineBarrier(commands, VK_PIPELINE_STAGE_ALL_COMMANDS_BIT, VK_PIPELINE_STAGE_ALL_COMMANDS_BIT, 0, 0, nullptr, 0, nullptr,
                         1, &barrier);
}

}  // namespace orrery
